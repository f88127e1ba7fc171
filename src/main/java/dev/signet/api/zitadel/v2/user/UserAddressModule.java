package dev.signet.api.zitadel.v2.user;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.details;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.user.v2.NotificationType;
import dev.signet.api.proto.zitadel.user.v2.PasswordResetRequest;
import dev.signet.api.proto.zitadel.user.v2.PasswordResetResponse;
import dev.signet.api.proto.zitadel.user.v2.RemovePhoneRequest;
import dev.signet.api.proto.zitadel.user.v2.RemovePhoneResponse;
import dev.signet.api.proto.zitadel.user.v2.ResendEmailCodeRequest;
import dev.signet.api.proto.zitadel.user.v2.ResendEmailCodeResponse;
import dev.signet.api.proto.zitadel.user.v2.ResendPhoneCodeRequest;
import dev.signet.api.proto.zitadel.user.v2.ResendPhoneCodeResponse;
import dev.signet.api.proto.zitadel.user.v2.SendEmailCodeRequest;
import dev.signet.api.proto.zitadel.user.v2.SendEmailCodeResponse;
import dev.signet.api.proto.zitadel.user.v2.SetEmailRequest;
import dev.signet.api.proto.zitadel.user.v2.SetEmailResponse;
import dev.signet.api.proto.zitadel.user.v2.SetPhoneRequest;
import dev.signet.api.proto.zitadel.user.v2.SetPhoneResponse;
import dev.signet.api.proto.zitadel.user.v2.UserServiceGrpc;
import dev.signet.user.HumanCommands;
import dev.signet.user.PasswordCommands;
import dev.signet.user.PasswordEvent;
import jakarta.inject.Singleton;

/** Addresses of people, and the codes that are sent to them. No code is ever returned. */
@Singleton
final class UserAddressModule implements RpcModule {
    private final HumanCommands humans;
    private final PasswordCommands passwords;

    UserAddressModule(HumanCommands humans, PasswordCommands passwords) {
        this.humans = humans;
        this.passwords = passwords;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(UserServiceGrpc.getSetEmailMethod(), this::setEmail)
                .on(UserServiceGrpc.getSendEmailCodeMethod(), this::sendEmailCode)
                .on(UserServiceGrpc.getResendEmailCodeMethod(), this::resendEmailCode)
                .on(UserServiceGrpc.getSetPhoneMethod(), this::setPhone)
                .on(UserServiceGrpc.getResendPhoneCodeMethod(), this::resendPhoneCode)
                .on(UserServiceGrpc.getRemovePhoneMethod(), this::removePhone)
                .on(UserServiceGrpc.getPasswordResetMethod(), this::resetPassword);
    }

    private SetEmailResponse setEmail(RpcContext context, SetEmailRequest request) {
        boolean verified = switch (request.getVerificationCase()) {
            case SEND_CODE -> {
                NewHumans.refuse(request.getSendCode().hasUrlTemplate(), "send_code.url_template");
                yield false;
            }
            case RETURN_CODE -> throw RequestError.unsupported("return_code").exception();
            case IS_VERIFIED -> request.getIsVerified();
            case VERIFICATION_NOT_SET -> false;
        };
        return SetEmailResponse.newBuilder()
                .setDetails(details(humans.changeEmail(
                        context.user(request.getUserId()), request.getEmail(), verified, context.actor())))
                .build();
    }

    private SendEmailCodeResponse sendEmailCode(RpcContext context, SendEmailCodeRequest request) {
        NewHumans.refuse(request.hasReturnCode(), "return_code");
        NewHumans.refuse(request.getSendCode().hasUrlTemplate(), "send_code.url_template");
        return SendEmailCodeResponse.newBuilder()
                .setDetails(details(humans.resendEmailCode(context.user(request.getUserId()), context.actor())))
                .build();
    }

    private ResendEmailCodeResponse resendEmailCode(RpcContext context, ResendEmailCodeRequest request) {
        NewHumans.refuse(request.hasReturnCode(), "return_code");
        NewHumans.refuse(request.getSendCode().hasUrlTemplate(), "send_code.url_template");
        return ResendEmailCodeResponse.newBuilder()
                .setDetails(details(humans.resendEmailCode(context.user(request.getUserId()), context.actor())))
                .build();
    }

    private SetPhoneResponse setPhone(RpcContext context, SetPhoneRequest request) {
        boolean verified = switch (request.getVerificationCase()) {
            case SEND_CODE, VERIFICATION_NOT_SET -> false;
            case RETURN_CODE -> throw RequestError.unsupported("return_code").exception();
            case IS_VERIFIED -> request.getIsVerified();
        };
        return SetPhoneResponse.newBuilder()
                .setDetails(details(humans.changePhone(
                        context.user(request.getUserId()), request.getPhone(), verified, context.actor())))
                .build();
    }

    private ResendPhoneCodeResponse resendPhoneCode(RpcContext context, ResendPhoneCodeRequest request) {
        NewHumans.refuse(request.hasReturnCode(), "return_code");
        return ResendPhoneCodeResponse.newBuilder()
                .setDetails(details(humans.resendPhoneCode(context.user(request.getUserId()), context.actor())))
                .build();
    }

    private RemovePhoneResponse removePhone(RpcContext context, RemovePhoneRequest request) {
        return RemovePhoneResponse.newBuilder()
                .setDetails(details(humans.removePhone(context.user(request.getUserId()), context.actor())))
                .build();
    }

    private PasswordResetResponse resetPassword(RpcContext context, PasswordResetRequest request) {
        PasswordEvent.ResetChannel channel = switch (request.getMediumCase()) {
            case SEND_LINK -> {
                NewHumans.refuse(request.getSendLink().hasUrlTemplate(), "send_link.url_template");
                yield request.getSendLink().getNotificationType() == NotificationType.NOTIFICATION_TYPE_SMS
                        ? PasswordEvent.ResetChannel.SMS
                        : PasswordEvent.ResetChannel.EMAIL;
            }
            case RETURN_CODE -> throw RequestError.unsupported("return_code").exception();
            case MEDIUM_NOT_SET -> PasswordEvent.ResetChannel.EMAIL;
        };
        return PasswordResetResponse.newBuilder()
                .setDetails(
                        details(passwords.requestReset(context.user(request.getUserId()), channel, context.actor())))
                .build();
    }
}
