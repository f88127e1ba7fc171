package dev.signet.api.zitadel.user;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.GetMyUserRequest;
import dev.signet.api.proto.zitadel.auth.v1.GetMyUserResponse;
import dev.signet.api.proto.zitadel.auth.v1.ListMyUserChangesRequest;
import dev.signet.api.proto.zitadel.auth.v1.ListMyUserChangesResponse;
import dev.signet.api.proto.zitadel.auth.v1.RemoveMyUserRequest;
import dev.signet.api.proto.zitadel.auth.v1.RemoveMyUserResponse;
import dev.signet.api.proto.zitadel.auth.v1.UpdateMyPasswordRequest;
import dev.signet.api.proto.zitadel.auth.v1.UpdateMyPasswordResponse;
import dev.signet.api.proto.zitadel.auth.v1.UpdateMyUserNameRequest;
import dev.signet.api.proto.zitadel.auth.v1.UpdateMyUserNameResponse;
import dev.signet.api.zitadel.wire.ChangeMapper;
import dev.signet.user.PasswordCommands;
import dev.signet.user.UserCommands;
import dev.signet.user.view.UserQueries;
import jakarta.inject.Singleton;

/** The caller's own account: name, history, password, removal. */
@Singleton
final class MyUserModule implements RpcModule {
    private final UserCommands users;
    private final PasswordCommands passwords;
    private final UserQueries queries;
    private final ChangeMapper changes;

    MyUserModule(UserCommands users, PasswordCommands passwords, UserQueries queries, ChangeMapper changes) {
        this.users = users;
        this.passwords = passwords;
        this.queries = queries;
        this.changes = changes;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AuthServiceGrpc.getGetMyUserMethod(), this::get)
                .on(AuthServiceGrpc.getListMyUserChangesMethod(), this::listChanges)
                .on(AuthServiceGrpc.getUpdateMyUserNameMethod(), this::updateUserName)
                .on(AuthServiceGrpc.getUpdateMyPasswordMethod(), this::updatePassword)
                .on(AuthServiceGrpc.getRemoveMyUserMethod(), this::remove);
    }

    private GetMyUserResponse get(RpcContext context, GetMyUserRequest request) {
        return GetMyUserResponse.newBuilder()
                .setUser(UserMapper.user(queries.require(context.self())))
                .build();
    }

    private ListMyUserChangesResponse listChanges(RpcContext context, ListMyUserChangesRequest request) {
        return ListMyUserChangesResponse.newBuilder()
                .addAllResult(changes.changes(context.self(), request.getQuery()))
                .build();
    }

    private UpdateMyUserNameResponse updateUserName(RpcContext context, UpdateMyUserNameRequest request) {
        return UpdateMyUserNameResponse.newBuilder()
                .setDetails(details(users.changeUserName(context.self(), request.getUserName(), context.actor())))
                .build();
    }

    private UpdateMyPasswordResponse updatePassword(RpcContext context, UpdateMyPasswordRequest request) {
        return UpdateMyPasswordResponse.newBuilder()
                .setDetails(details(passwords.change(
                        context.self(), request.getOldPassword(), request.getNewPassword(), context.actor())))
                .build();
    }

    private RemoveMyUserResponse remove(RpcContext context, RemoveMyUserRequest request) {
        return RemoveMyUserResponse.newBuilder()
                .setDetails(details(users.remove(context.self(), context.actor())))
                .build();
    }
}
