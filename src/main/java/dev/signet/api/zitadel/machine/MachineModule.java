package dev.signet.api.zitadel.machine;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.access.AccessTokenType;
import dev.signet.api.dialect.RequestError;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.AddMachineUserRequest;
import dev.signet.api.proto.zitadel.management.v1.AddMachineUserResponse;
import dev.signet.api.proto.zitadel.management.v1.GenerateMachineSecretRequest;
import dev.signet.api.proto.zitadel.management.v1.GenerateMachineSecretResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RemoveMachineSecretRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveMachineSecretResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateMachineRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateMachineResponse;
import dev.signet.eventstore.Loaded;
import dev.signet.user.MachineCommands;
import dev.signet.user.NewMachine;
import dev.signet.user.User;
import dev.signet.user.UserCommands;
import jakarta.inject.Singleton;

/** Creates machine users and manages their client secrets. */
@Singleton
final class MachineModule implements RpcModule {
    private final UserCommands users;
    private final MachineCommands machines;

    MachineModule(UserCommands users, MachineCommands machines) {
        this.users = users;
        this.machines = machines;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getAddMachineUserMethod(), this::add)
                .on(ManagementServiceGrpc.getUpdateMachineMethod(), this::update)
                .on(ManagementServiceGrpc.getGenerateMachineSecretMethod(), this::generateSecret)
                .on(ManagementServiceGrpc.getRemoveMachineSecretMethod(), this::removeSecret);
    }

    private AddMachineUserResponse add(RpcContext context, AddMachineUserRequest request) {
        NewMachine machine = new NewMachine(
                request.hasUserId() ? request.getUserId() : null,
                request.getUserName(),
                request.getName(),
                request.getDescription(),
                accessTokenType(request.getAccessTokenType()));
        Loaded<User> user = users.addMachine(context.orgId(), machine, context.actor());
        return AddMachineUserResponse.newBuilder()
                .setUserId(user.stream().id())
                .setDetails(details(user))
                .build();
    }

    private UpdateMachineResponse update(RpcContext context, UpdateMachineRequest request) {
        return UpdateMachineResponse.newBuilder()
                .setDetails(details(machines.change(
                        context.user(request.getUserId()),
                        request.getName(),
                        request.getDescription(),
                        accessTokenType(request.getAccessTokenType()),
                        context.actor())))
                .build();
    }

    private GenerateMachineSecretResponse generateSecret(RpcContext context, GenerateMachineSecretRequest request) {
        MachineCommands.AddedSecret secret = machines.setSecret(context.user(request.getUserId()), context.actor());
        return GenerateMachineSecretResponse.newBuilder()
                .setClientId(secret.clientId())
                .setClientSecret(secret.clientSecret())
                .setDetails(details(secret.user()))
                .build();
    }

    private RemoveMachineSecretResponse removeSecret(RpcContext context, RemoveMachineSecretRequest request) {
        return RemoveMachineSecretResponse.newBuilder()
                .setDetails(details(machines.removeSecret(context.user(request.getUserId()), context.actor())))
                .build();
    }

    private static AccessTokenType accessTokenType(dev.signet.api.proto.zitadel.user.v1.AccessTokenType type) {
        return switch (type) {
            case ACCESS_TOKEN_TYPE_BEARER -> AccessTokenType.BEARER;
            case ACCESS_TOKEN_TYPE_JWT -> AccessTokenType.JWT;
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("access_token_type").exception();
        };
    }
}
