package dev.signet.api.zitadel;

import dev.signet.api.grpc.GrpcCalls;
import dev.signet.api.proto.zitadel.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import io.grpc.BindableService;
import io.quarkus.grpc.GrpcService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The services of this dialect over gRPC. */
@Singleton
final class ZitadelServices {
    @Produces
    @Singleton
    @GrpcService
    final BindableService admin;

    @Produces
    @Singleton
    @GrpcService
    final BindableService auth;

    @Produces
    @Singleton
    @GrpcService
    final BindableService management;

    ZitadelServices(GrpcCalls calls) {
        this.admin = calls.serve(AdminServiceGrpc.getServiceDescriptor());
        this.auth = calls.serve(AuthServiceGrpc.getServiceDescriptor());
        this.management = calls.serve(ManagementServiceGrpc.getServiceDescriptor());
    }
}
