package dev.signet.api.signet;

import dev.signet.api.dialect.WireTime;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.signet.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.signet.auth.v1.GetMyRecoveryCodesRequest;
import dev.signet.api.proto.signet.auth.v1.GetMyRecoveryCodesResponse;
import dev.signet.api.proto.signet.auth.v1.RemoveMyRecoveryCodesRequest;
import dev.signet.api.proto.signet.auth.v1.RemoveMyRecoveryCodesResponse;
import dev.signet.api.proto.signet.auth.v1.RenewMyRecoveryCodesRequest;
import dev.signet.api.proto.signet.auth.v1.RenewMyRecoveryCodesResponse;
import dev.signet.factor.recovery.RecoveryCommands;
import dev.signet.factor.recovery.RecoveryQueries;
import jakarta.inject.Singleton;

/** The caller's own recovery codes. */
@Singleton
final class RecoveryCodeModule implements RpcModule {
    private final RecoveryCommands commands;
    private final RecoveryQueries queries;

    RecoveryCodeModule(RecoveryCommands commands, RecoveryQueries queries) {
        this.commands = commands;
        this.queries = queries;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AuthServiceGrpc.getGetMyRecoveryCodesMethod(), this::get)
                .on(AuthServiceGrpc.getRenewMyRecoveryCodesMethod(), this::renew)
                .on(AuthServiceGrpc.getRemoveMyRecoveryCodesMethod(), this::remove);
    }

    private GetMyRecoveryCodesResponse get(RpcContext context, GetMyRecoveryCodesRequest request) {
        return queries.find(context.self().userId())
                .map(codes -> GetMyRecoveryCodesResponse.newBuilder()
                        .setLeft(codes.left())
                        .setCreationDate(WireTime.timestamp(codes.createdAt()))
                        .build())
                .orElse(GetMyRecoveryCodesResponse.getDefaultInstance());
    }

    private RenewMyRecoveryCodesResponse renew(RpcContext context, RenewMyRecoveryCodesRequest request) {
        return RenewMyRecoveryCodesResponse.newBuilder()
                .addAllCodes(commands.renew(context.self(), context.actor()).codes())
                .build();
    }

    private RemoveMyRecoveryCodesResponse remove(RpcContext context, RemoveMyRecoveryCodesRequest request) {
        commands.remove(context.self(), context.actor());
        return RemoveMyRecoveryCodesResponse.getDefaultInstance();
    }
}
