package dev.signet.api.grpc;

import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.quarkus.grpc.GrpcService;

/** {@code zitadel.management.v1.ManagementService} over gRPC. */
@GrpcService
final class ManagementGrpcService implements BindableService {
    private final GrpcCalls calls;

    ManagementGrpcService(GrpcCalls calls) {
        this.calls = calls;
    }

    @Override
    public ServerServiceDefinition bindService() {
        return calls.serve(ManagementServiceGrpc.getServiceDescriptor());
    }
}
