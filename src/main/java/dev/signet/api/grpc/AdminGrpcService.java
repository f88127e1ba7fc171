package dev.signet.api.grpc;

import dev.signet.api.proto.zitadel.admin.v1.AdminServiceGrpc;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.quarkus.grpc.GrpcService;

/** {@code zitadel.admin.v1.AdminService} over gRPC. */
@GrpcService
final class AdminGrpcService implements BindableService {
    private final GrpcCalls calls;

    AdminGrpcService(GrpcCalls calls) {
        this.calls = calls;
    }

    @Override
    public ServerServiceDefinition bindService() {
        return calls.serve(AdminServiceGrpc.getServiceDescriptor());
    }
}
