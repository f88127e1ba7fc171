package dev.signet.api.signet;

import static dev.signet.api.signet.SharedMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.signet.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.EraseUserRequest;
import dev.signet.api.proto.signet.admin.v1.EraseUserResponse;
import dev.signet.erasure.UserErasure;
import jakarta.inject.Singleton;

/** The call that erases a person. */
@Singleton
final class ErasureModule implements RpcModule {
    private final UserErasure erasure;

    ErasureModule(UserErasure erasure) {
        this.erasure = erasure;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AdminServiceGrpc.getEraseUserMethod(), this::eraseUser);
    }

    private EraseUserResponse eraseUser(RpcContext context, EraseUserRequest request) {
        context.require("iam.write");
        UserErasure.Report report = erasure.erase(request.getUserId(), request.getForce(), context.actor());
        return EraseUserResponse.newBuilder()
                .setDetails(details(report.user()))
                .putAllRemoved(report.removed())
                .build();
    }
}
