package dev.signet.api.zitadel.user;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.GetHumanEmailRequest;
import dev.signet.api.proto.zitadel.management.v1.GetHumanEmailResponse;
import dev.signet.api.proto.zitadel.management.v1.GetHumanPhoneRequest;
import dev.signet.api.proto.zitadel.management.v1.GetHumanPhoneResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RemoveHumanPhoneRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveHumanPhoneResponse;
import dev.signet.api.proto.zitadel.management.v1.ResendHumanEmailVerificationRequest;
import dev.signet.api.proto.zitadel.management.v1.ResendHumanEmailVerificationResponse;
import dev.signet.api.proto.zitadel.management.v1.ResendHumanInitializationRequest;
import dev.signet.api.proto.zitadel.management.v1.ResendHumanInitializationResponse;
import dev.signet.api.proto.zitadel.management.v1.ResendHumanPhoneVerificationRequest;
import dev.signet.api.proto.zitadel.management.v1.ResendHumanPhoneVerificationResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateHumanEmailRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateHumanEmailResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateHumanPhoneRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateHumanPhoneResponse;
import dev.signet.user.HumanCommands;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;

/** Mail addresses and phone numbers of people, and the codes that verify them. */
@Singleton
final class HumanAddressModule implements RpcModule {
    private final HumanCommands humans;
    private final UserQueries queries;

    HumanAddressModule(HumanCommands humans, UserQueries queries) {
        this.humans = humans;
        this.queries = queries;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getGetHumanEmailMethod(), this::getEmail)
                .on(ManagementServiceGrpc.getUpdateHumanEmailMethod(), this::updateEmail)
                .on(ManagementServiceGrpc.getResendHumanEmailVerificationMethod(), this::resendEmail)
                .on(ManagementServiceGrpc.getResendHumanInitializationMethod(), this::resendInitialization)
                .on(ManagementServiceGrpc.getGetHumanPhoneMethod(), this::getPhone)
                .on(ManagementServiceGrpc.getUpdateHumanPhoneMethod(), this::updatePhone)
                .on(ManagementServiceGrpc.getRemoveHumanPhoneMethod(), this::removePhone)
                .on(ManagementServiceGrpc.getResendHumanPhoneVerificationMethod(), this::resendPhone);
    }

    private GetHumanEmailResponse getEmail(RpcContext context, GetHumanEmailRequest request) {
        UserView user = queries.require(context.user(request.getUserId()));
        return GetHumanEmailResponse.newBuilder()
                .setDetails(details(user))
                .setEmail(UserMapper.email(UserMapper.humanBelow(user)))
                .build();
    }

    private UpdateHumanEmailResponse updateEmail(RpcContext context, UpdateHumanEmailRequest request) {
        return UpdateHumanEmailResponse.newBuilder()
                .setDetails(details(humans.changeEmail(
                        context.user(request.getUserId()),
                        request.getEmail(),
                        request.getIsEmailVerified(),
                        context.actor())))
                .build();
    }

    private ResendHumanEmailVerificationResponse resendEmail(
            RpcContext context, ResendHumanEmailVerificationRequest request) {
        return ResendHumanEmailVerificationResponse.newBuilder()
                .setDetails(details(humans.resendEmailCode(context.user(request.getUserId()), context.actor())))
                .build();
    }

    private ResendHumanInitializationResponse resendInitialization(
            RpcContext context, ResendHumanInitializationRequest request) {
        return ResendHumanInitializationResponse.newBuilder()
                .setDetails(details(humans.resendInitialization(
                        context.user(request.getUserId()), request.getEmail(), context.actor())))
                .build();
    }

    private GetHumanPhoneResponse getPhone(RpcContext context, GetHumanPhoneRequest request) {
        UserView user = queries.require(context.user(request.getUserId()));
        UserView.Human human = UserMapper.humanBelow(user);
        GetHumanPhoneResponse.Builder response =
                GetHumanPhoneResponse.newBuilder().setDetails(details(user));
        if (!human.phone().isEmpty()) {
            response.setPhone(UserMapper.phone(human));
        }
        return response.build();
    }

    private UpdateHumanPhoneResponse updatePhone(RpcContext context, UpdateHumanPhoneRequest request) {
        return UpdateHumanPhoneResponse.newBuilder()
                .setDetails(details(humans.changePhone(
                        context.user(request.getUserId()),
                        request.getPhone(),
                        request.getIsPhoneVerified(),
                        context.actor())))
                .build();
    }

    private RemoveHumanPhoneResponse removePhone(RpcContext context, RemoveHumanPhoneRequest request) {
        return RemoveHumanPhoneResponse.newBuilder()
                .setDetails(details(humans.removePhone(context.user(request.getUserId()), context.actor())))
                .build();
    }

    private ResendHumanPhoneVerificationResponse resendPhone(
            RpcContext context, ResendHumanPhoneVerificationRequest request) {
        return ResendHumanPhoneVerificationResponse.newBuilder()
                .setDetails(details(humans.resendPhoneCode(context.user(request.getUserId()), context.actor())))
                .build();
    }
}
