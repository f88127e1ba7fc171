package dev.signet.api.grpc;

import dev.signet.api.proto.signet.auth.v1.AuthServiceGrpc;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.quarkus.grpc.GrpcService;

/** {@code signet.auth.v1.AuthService} over gRPC. */
@GrpcService
final class SignetAuthGrpcService implements BindableService {
    private final GrpcCalls calls;

    SignetAuthGrpcService(GrpcCalls calls) {
        this.calls = calls;
    }

    @Override
    public ServerServiceDefinition bindService() {
        return calls.serve(AuthServiceGrpc.getServiceDescriptor());
    }
}
