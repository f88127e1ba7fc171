package dev.signet.api.zitadel;

import com.google.protobuf.Descriptors.ServiceDescriptor;
import dev.signet.api.grpc.GrpcCalls;
import dev.signet.api.proto.zitadel.org.v2.OrgProto;
import dev.signet.api.proto.zitadel.org.v2.OrganizationServiceGrpc;
import io.grpc.BindableService;
import io.quarkus.grpc.GrpcService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The services of version 2 of ZITADEL's API. */
@Singleton
final class V2Services {
    static final List<ServiceDescriptor> DESCRIPTORS =
            List.of(OrgProto.getDescriptor().findServiceByName("OrganizationService"));

    @Produces
    @Singleton
    @GrpcService
    final BindableService organizations;

    V2Services(GrpcCalls calls) {
        this.organizations = calls.serve(OrganizationServiceGrpc.getServiceDescriptor());
    }
}
