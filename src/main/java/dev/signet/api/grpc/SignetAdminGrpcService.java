package dev.signet.api.grpc;

import dev.signet.api.proto.signet.admin.v1.AdminServiceGrpc;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.quarkus.grpc.GrpcService;

/** {@code signet.admin.v1.AdminService} over gRPC. */
@GrpcService
final class SignetAdminGrpcService implements BindableService {
    private final GrpcCalls calls;

    SignetAdminGrpcService(GrpcCalls calls) {
        this.calls = calls;
    }

    @Override
    public ServerServiceDefinition bindService() {
        return calls.serve(AdminServiceGrpc.getServiceDescriptor());
    }
}
