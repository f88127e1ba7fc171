package dev.signet.api.signet;

import dev.signet.api.grpc.GrpcCalls;
import dev.signet.api.proto.signet.admin.v1.AccessServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.GroupServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.TransferServiceGrpc;
import dev.signet.api.proto.signet.auth.v1.AuthServiceGrpc;
import io.grpc.BindableService;
import io.quarkus.grpc.GrpcService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The services of this dialect over gRPC. */
@Singleton
final class SignetServices {
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
    final BindableService transfer;

    @Produces
    @Singleton
    @GrpcService
    final BindableService groups;

    @Produces
    @Singleton
    @GrpcService
    final BindableService access;

    SignetServices(GrpcCalls calls) {
        this.admin = calls.serve(AdminServiceGrpc.getServiceDescriptor());
        this.transfer = calls.serve(TransferServiceGrpc.getServiceDescriptor());
        this.auth = calls.serve(AuthServiceGrpc.getServiceDescriptor());
        this.access = calls.serve(AccessServiceGrpc.getServiceDescriptor());
        this.groups = calls.serve(GroupServiceGrpc.getServiceDescriptor());
    }
}
