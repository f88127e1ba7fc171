package dev.signet.api.zitadel;

import com.google.protobuf.Descriptors.ServiceDescriptor;
import dev.signet.api.grpc.GrpcCalls;
import dev.signet.api.proto.zitadel.group.v2.GroupProto;
import dev.signet.api.proto.zitadel.group.v2.GroupServiceGrpc;
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
    static final List<ServiceDescriptor> DESCRIPTORS = List.of(
            OrgProto.getDescriptor().findServiceByName("OrganizationService"),
            GroupProto.getDescriptor().findServiceByName("GroupService"));

    @Produces
    @Singleton
    @GrpcService
    final BindableService organizations;

    @Produces
    @Singleton
    @GrpcService
    final BindableService groups;

    V2Services(GrpcCalls calls) {
        this.organizations = calls.serve(OrganizationServiceGrpc.getServiceDescriptor());
        this.groups = calls.serve(GroupServiceGrpc.getServiceDescriptor());
    }
}
