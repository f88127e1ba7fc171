package dev.signet.api.zitadel.v2.user;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.user.v2.DeactivateUserRequest;
import dev.signet.api.proto.zitadel.user.v2.DeactivateUserResponse;
import dev.signet.api.proto.zitadel.user.v2.DeleteUserRequest;
import dev.signet.api.proto.zitadel.user.v2.DeleteUserResponse;
import dev.signet.api.proto.zitadel.user.v2.LockUserRequest;
import dev.signet.api.proto.zitadel.user.v2.LockUserResponse;
import dev.signet.api.proto.zitadel.user.v2.ReactivateUserRequest;
import dev.signet.api.proto.zitadel.user.v2.ReactivateUserResponse;
import dev.signet.api.proto.zitadel.user.v2.UnlockUserRequest;
import dev.signet.api.proto.zitadel.user.v2.UnlockUserResponse;
import dev.signet.api.proto.zitadel.user.v2.UserServiceGrpc;
import dev.signet.user.UserCommands;
import jakarta.inject.Singleton;

/** Activates, deactivates, locks, unlocks and deletes users. */
@Singleton
final class UserStateModule implements RpcModule {
    private final UserCommands users;

    UserStateModule(UserCommands users) {
        this.users = users;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(UserServiceGrpc.getDeactivateUserMethod(), this::deactivate)
                .on(UserServiceGrpc.getReactivateUserMethod(), this::reactivate)
                .on(UserServiceGrpc.getLockUserMethod(), this::lock)
                .on(UserServiceGrpc.getUnlockUserMethod(), this::unlock)
                .on(UserServiceGrpc.getDeleteUserMethod(), this::delete);
    }

    private DeactivateUserResponse deactivate(RpcContext context, DeactivateUserRequest request) {
        return DeactivateUserResponse.newBuilder()
                .setDetails(details(users.deactivate(context.user(request.getUserId()), context.actor())))
                .build();
    }

    private ReactivateUserResponse reactivate(RpcContext context, ReactivateUserRequest request) {
        return ReactivateUserResponse.newBuilder()
                .setDetails(details(users.reactivate(context.user(request.getUserId()), context.actor())))
                .build();
    }

    private LockUserResponse lock(RpcContext context, LockUserRequest request) {
        return LockUserResponse.newBuilder()
                .setDetails(details(users.lock(context.user(request.getUserId()), context.actor())))
                .build();
    }

    private UnlockUserResponse unlock(RpcContext context, UnlockUserRequest request) {
        return UnlockUserResponse.newBuilder()
                .setDetails(details(users.unlock(context.user(request.getUserId()), context.actor())))
                .build();
    }

    private DeleteUserResponse delete(RpcContext context, DeleteUserRequest request) {
        return DeleteUserResponse.newBuilder()
                .setDetails(details(users.remove(context.user(request.getUserId()), context.actor())))
                .build();
    }
}
