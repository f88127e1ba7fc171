package dev.signet.api.zitadel.user;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.SendHumanResetPasswordNotificationRequest;
import dev.signet.api.proto.zitadel.management.v1.SendHumanResetPasswordNotificationResponse;
import dev.signet.api.proto.zitadel.management.v1.SetHumanInitialPasswordRequest;
import dev.signet.api.proto.zitadel.management.v1.SetHumanInitialPasswordResponse;
import dev.signet.api.proto.zitadel.management.v1.SetHumanPasswordRequest;
import dev.signet.api.proto.zitadel.management.v1.SetHumanPasswordResponse;
import dev.signet.user.PasswordCommands;
import dev.signet.user.PasswordEvent;
import jakarta.inject.Singleton;

/** Sets passwords of people and sends them codes to choose their own. */
@Singleton
final class HumanPasswordModule implements RpcModule {
    private final PasswordCommands passwords;

    HumanPasswordModule(PasswordCommands passwords) {
        this.passwords = passwords;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getSetHumanInitialPasswordMethod(), this::setInitial)
                .on(ManagementServiceGrpc.getSetHumanPasswordMethod(), this::set)
                .on(ManagementServiceGrpc.getSendHumanResetPasswordNotificationMethod(), this::sendReset);
    }

    private SetHumanInitialPasswordResponse setInitial(RpcContext context, SetHumanInitialPasswordRequest request) {
        return SetHumanInitialPasswordResponse.newBuilder()
                .setDetails(details(
                        passwords.set(context.user(request.getUserId()), request.getPassword(), true, context.actor())))
                .build();
    }

    private SetHumanPasswordResponse set(RpcContext context, SetHumanPasswordRequest request) {
        return SetHumanPasswordResponse.newBuilder()
                .setDetails(details(passwords.set(
                        context.user(request.getUserId()),
                        request.getPassword(),
                        !request.getNoChangeRequired(),
                        context.actor())))
                .build();
    }

    private SendHumanResetPasswordNotificationResponse sendReset(
            RpcContext context, SendHumanResetPasswordNotificationRequest request) {
        return SendHumanResetPasswordNotificationResponse.newBuilder()
                .setDetails(details(passwords.requestReset(
                        context.user(request.getUserId()), channel(request.getType()), context.actor())))
                .build();
    }

    private static PasswordEvent.ResetChannel channel(SendHumanResetPasswordNotificationRequest.Type type) {
        return switch (type) {
            case TYPE_EMAIL -> PasswordEvent.ResetChannel.EMAIL;
            case TYPE_SMS -> PasswordEvent.ResetChannel.SMS;
            case UNRECOGNIZED -> throw RequestError.unknownValue("type").exception();
        };
    }
}
