package dev.signet.api.zitadel.user;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.DeactivateUserRequest;
import dev.signet.api.proto.zitadel.management.v1.DeactivateUserResponse;
import dev.signet.api.proto.zitadel.management.v1.LockUserRequest;
import dev.signet.api.proto.zitadel.management.v1.LockUserResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.ReactivateUserRequest;
import dev.signet.api.proto.zitadel.management.v1.ReactivateUserResponse;
import dev.signet.api.proto.zitadel.management.v1.RemoveUserRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveUserResponse;
import dev.signet.api.proto.zitadel.management.v1.UnlockUserRequest;
import dev.signet.api.proto.zitadel.management.v1.UnlockUserResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateUserNameRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateUserNameResponse;
import dev.signet.user.UserCommands;
import jakarta.inject.Singleton;

/** Activates, deactivates, locks, unlocks, renames and removes users. */
@Singleton
final class UserStateModule implements RpcModule {
    private final UserCommands users;

    UserStateModule(UserCommands users) {
        this.users = users;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getDeactivateUserMethod(), this::deactivate)
                .on(ManagementServiceGrpc.getReactivateUserMethod(), this::reactivate)
                .on(ManagementServiceGrpc.getLockUserMethod(), this::lock)
                .on(ManagementServiceGrpc.getUnlockUserMethod(), this::unlock)
                .on(ManagementServiceGrpc.getRemoveUserMethod(), this::remove)
                .on(ManagementServiceGrpc.getUpdateUserNameMethod(), this::updateUserName);
    }

    private DeactivateUserResponse deactivate(RpcContext context, DeactivateUserRequest request) {
        return DeactivateUserResponse.newBuilder()
                .setDetails(details(users.deactivate(context.user(request.getId()), context.actor())))
                .build();
    }

    private ReactivateUserResponse reactivate(RpcContext context, ReactivateUserRequest request) {
        return ReactivateUserResponse.newBuilder()
                .setDetails(details(users.reactivate(context.user(request.getId()), context.actor())))
                .build();
    }

    private LockUserResponse lock(RpcContext context, LockUserRequest request) {
        return LockUserResponse.newBuilder()
                .setDetails(details(users.lock(context.user(request.getId()), context.actor())))
                .build();
    }

    private UnlockUserResponse unlock(RpcContext context, UnlockUserRequest request) {
        return UnlockUserResponse.newBuilder()
                .setDetails(details(users.unlock(context.user(request.getId()), context.actor())))
                .build();
    }

    private RemoveUserResponse remove(RpcContext context, RemoveUserRequest request) {
        return RemoveUserResponse.newBuilder()
                .setDetails(details(users.remove(context.user(request.getId()), context.actor())))
                .build();
    }

    private UpdateUserNameResponse updateUserName(RpcContext context, UpdateUserNameRequest request) {
        return UpdateUserNameResponse.newBuilder()
                .setDetails(details(users.changeUserName(
                        context.user(request.getUserId()), request.getUserName(), context.actor())))
                .build();
    }
}
