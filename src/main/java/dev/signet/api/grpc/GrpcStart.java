package dev.signet.api.grpc;

import dev.signet.api.pipeline.Dialects;
import io.grpc.BindableService;
import io.quarkus.grpc.GrpcService;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Keeps the server from starting if a service of a dialect has no bean for the gRPC server. */
@Singleton
final class GrpcStart {
    private final Dialects dialects;
    private final Instance<BindableService> services;

    GrpcStart(Dialects dialects, @GrpcService Instance<BindableService> services) {
        this.dialects = dialects;
        this.services = services;
    }

    void start(@Observes StartupEvent event) {
        Set<String> missing = new TreeSet<>(dialects.services());
        missing.removeAll(services.stream()
                .map(service -> service.bindService().getServiceDescriptor().getName())
                .collect(Collectors.toSet()));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("These services have no gRPC server bean: " + String.join(", ", missing));
        }
    }
}
