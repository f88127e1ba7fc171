package dev.signet.api.zitadel.v2.user;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.changed;

import com.google.protobuf.ByteString;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.user.v2.AddKeyRequest;
import dev.signet.api.proto.zitadel.user.v2.AddKeyResponse;
import dev.signet.api.proto.zitadel.user.v2.AddPersonalAccessTokenRequest;
import dev.signet.api.proto.zitadel.user.v2.AddPersonalAccessTokenResponse;
import dev.signet.api.proto.zitadel.user.v2.AddSecretRequest;
import dev.signet.api.proto.zitadel.user.v2.AddSecretResponse;
import dev.signet.api.proto.zitadel.user.v2.RemoveKeyRequest;
import dev.signet.api.proto.zitadel.user.v2.RemoveKeyResponse;
import dev.signet.api.proto.zitadel.user.v2.RemovePersonalAccessTokenRequest;
import dev.signet.api.proto.zitadel.user.v2.RemovePersonalAccessTokenResponse;
import dev.signet.api.proto.zitadel.user.v2.RemoveSecretRequest;
import dev.signet.api.proto.zitadel.user.v2.RemoveSecretResponse;
import dev.signet.api.proto.zitadel.user.v2.UserServiceGrpc;
import dev.signet.user.MachineCommands;
import jakarta.inject.Singleton;

/** What machine users authenticate with. A secret, private key or token is returned only once. */
@Singleton
final class MachineCredentialModule implements RpcModule {
    private final MachineCommands machines;

    MachineCredentialModule(MachineCommands machines) {
        this.machines = machines;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(UserServiceGrpc.getAddSecretMethod(), this::addSecret)
                .on(UserServiceGrpc.getRemoveSecretMethod(), this::removeSecret)
                .on(UserServiceGrpc.getAddKeyMethod(), this::addKey)
                .on(UserServiceGrpc.getRemoveKeyMethod(), this::removeKey)
                .on(UserServiceGrpc.getAddPersonalAccessTokenMethod(), this::addToken)
                .on(UserServiceGrpc.getRemovePersonalAccessTokenMethod(), this::removeToken);
    }

    private AddSecretResponse addSecret(RpcContext context, AddSecretRequest request) {
        MachineCommands.AddedSecret added = machines.setSecret(context.user(request.getUserId()), context.actor());
        return AddSecretResponse.newBuilder()
                .setCreationDate(changed(added.user()))
                .setClientSecret(added.clientSecret())
                .build();
    }

    private RemoveSecretResponse removeSecret(RpcContext context, RemoveSecretRequest request) {
        return RemoveSecretResponse.newBuilder()
                .setDeletionDate(changed(machines.removeSecret(context.user(request.getUserId()), context.actor())))
                .build();
    }

    private AddKeyResponse addKey(RpcContext context, AddKeyRequest request) {
        MachineCommands.AddedKey added = machines.addKey(
                context.user(request.getUserId()),
                request.getPublicKey().toByteArray(),
                WireTime.instant(request.getExpirationDate(), "expiration_date"),
                context.actor());
        AddKeyResponse.Builder response = AddKeyResponse.newBuilder()
                .setCreationDate(changed(added.user()))
                .setKeyId(added.keyId());
        byte[] file = added.keyFile();
        if (file != null) {
            response.setKeyContent(ByteString.copyFrom(file));
        }
        return response.build();
    }

    private RemoveKeyResponse removeKey(RpcContext context, RemoveKeyRequest request) {
        return RemoveKeyResponse.newBuilder()
                .setDeletionDate(changed(
                        machines.removeKey(context.user(request.getUserId()), request.getKeyId(), context.actor())))
                .build();
    }

    private AddPersonalAccessTokenResponse addToken(RpcContext context, AddPersonalAccessTokenRequest request) {
        MachineCommands.AddedToken added = machines.addToken(
                context.user(request.getUserId()),
                WireTime.instant(request.getExpirationDate(), "expiration_date"),
                context.actor());
        return AddPersonalAccessTokenResponse.newBuilder()
                .setCreationDate(changed(added.user()))
                .setTokenId(added.tokenId())
                .setToken(added.token())
                .build();
    }

    private RemovePersonalAccessTokenResponse removeToken(
            RpcContext context, RemovePersonalAccessTokenRequest request) {
        return RemovePersonalAccessTokenResponse.newBuilder()
                .setDeletionDate(changed(
                        machines.removeToken(context.user(request.getUserId()), request.getTokenId(), context.actor())))
                .build();
    }
}
