package dev.signet.api.signet;

import static dev.signet.api.signet.SharedMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.signet.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.ReinstateUserRequest;
import dev.signet.api.proto.signet.admin.v1.ReinstateUserResponse;
import dev.signet.api.proto.signet.admin.v1.SuspendUserRequest;
import dev.signet.api.proto.signet.admin.v1.SuspendUserResponse;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import jakarta.inject.Singleton;

/** The calls that suspend and reinstate users of the selected organization. */
@Singleton
final class SuspensionModule implements RpcModule {
    private final UserCommands users;

    SuspensionModule(UserCommands users) {
        this.users = users;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AdminServiceGrpc.getSuspendUserMethod(), this::suspend)
                .on(AdminServiceGrpc.getReinstateUserMethod(), this::reinstate);
    }

    private SuspendUserResponse suspend(RpcContext context, SuspendUserRequest request) {
        UserRef user = context.user(request.getUserId());
        return SuspendUserResponse.newBuilder()
                .setDetails(details(users.suspend(user, context.actor())))
                .build();
    }

    private ReinstateUserResponse reinstate(RpcContext context, ReinstateUserRequest request) {
        UserRef user = context.user(request.getUserId());
        return ReinstateUserResponse.newBuilder()
                .setDetails(details(users.reinstate(user, context.actor())))
                .build();
    }
}
