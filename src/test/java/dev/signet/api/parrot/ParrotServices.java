package dev.signet.api.parrot;

import dev.signet.api.grpc.GrpcCalls;
import io.grpc.BindableService;
import io.quarkus.grpc.GrpcService;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The parrot's service over gRPC. */
@Alternative
@Singleton
final class ParrotServices {
    @Produces
    @Singleton
    @GrpcService
    final BindableService parrot;

    ParrotServices(GrpcCalls calls) {
        this.parrot = calls.serve(ParrotContract.service());
    }
}
