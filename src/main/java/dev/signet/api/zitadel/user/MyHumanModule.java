package dev.signet.api.zitadel.user;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.GetMyEmailRequest;
import dev.signet.api.proto.zitadel.auth.v1.GetMyEmailResponse;
import dev.signet.api.proto.zitadel.auth.v1.GetMyPhoneRequest;
import dev.signet.api.proto.zitadel.auth.v1.GetMyPhoneResponse;
import dev.signet.api.proto.zitadel.auth.v1.GetMyProfileRequest;
import dev.signet.api.proto.zitadel.auth.v1.GetMyProfileResponse;
import dev.signet.api.proto.zitadel.auth.v1.RemoveMyAvatarRequest;
import dev.signet.api.proto.zitadel.auth.v1.RemoveMyAvatarResponse;
import dev.signet.api.proto.zitadel.auth.v1.RemoveMyPhoneRequest;
import dev.signet.api.proto.zitadel.auth.v1.RemoveMyPhoneResponse;
import dev.signet.api.proto.zitadel.auth.v1.ResendMyEmailVerificationRequest;
import dev.signet.api.proto.zitadel.auth.v1.ResendMyEmailVerificationResponse;
import dev.signet.api.proto.zitadel.auth.v1.ResendMyPhoneVerificationRequest;
import dev.signet.api.proto.zitadel.auth.v1.ResendMyPhoneVerificationResponse;
import dev.signet.api.proto.zitadel.auth.v1.SetMyEmailRequest;
import dev.signet.api.proto.zitadel.auth.v1.SetMyEmailResponse;
import dev.signet.api.proto.zitadel.auth.v1.SetMyPhoneRequest;
import dev.signet.api.proto.zitadel.auth.v1.SetMyPhoneResponse;
import dev.signet.api.proto.zitadel.auth.v1.UpdateMyProfileRequest;
import dev.signet.api.proto.zitadel.auth.v1.UpdateMyProfileResponse;
import dev.signet.api.proto.zitadel.auth.v1.VerifyMyEmailRequest;
import dev.signet.api.proto.zitadel.auth.v1.VerifyMyEmailResponse;
import dev.signet.api.proto.zitadel.auth.v1.VerifyMyPhoneRequest;
import dev.signet.api.proto.zitadel.auth.v1.VerifyMyPhoneResponse;
import dev.signet.user.HumanCommands;
import dev.signet.user.Profile;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;

/** The caller's own profile and addresses; machine users are refused. */
@Singleton
final class MyHumanModule implements RpcModule {
    private final HumanCommands humans;
    private final UserQueries queries;

    MyHumanModule(HumanCommands humans, UserQueries queries) {
        this.humans = humans;
        this.queries = queries;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AuthServiceGrpc.getGetMyProfileMethod(), this::getProfile)
                .on(AuthServiceGrpc.getUpdateMyProfileMethod(), this::updateProfile)
                .on(AuthServiceGrpc.getRemoveMyAvatarMethod(), this::removeAvatar)
                .on(AuthServiceGrpc.getGetMyEmailMethod(), this::getEmail)
                .on(AuthServiceGrpc.getSetMyEmailMethod(), this::setEmail)
                .on(AuthServiceGrpc.getVerifyMyEmailMethod(), this::verifyEmail)
                .on(AuthServiceGrpc.getResendMyEmailVerificationMethod(), this::resendEmail)
                .on(AuthServiceGrpc.getGetMyPhoneMethod(), this::getPhone)
                .on(AuthServiceGrpc.getSetMyPhoneMethod(), this::setPhone)
                .on(AuthServiceGrpc.getVerifyMyPhoneMethod(), this::verifyPhone)
                .on(AuthServiceGrpc.getResendMyPhoneVerificationMethod(), this::resendPhone)
                .on(AuthServiceGrpc.getRemoveMyPhoneMethod(), this::removePhone);
    }

    private GetMyProfileResponse getProfile(RpcContext context, GetMyProfileRequest request) {
        UserView user = queries.require(context.self());
        return GetMyProfileResponse.newBuilder()
                .setDetails(details(user))
                .setProfile(UserMapper.profile(UserMapper.humanSelf(user)))
                .build();
    }

    private UpdateMyProfileResponse updateProfile(RpcContext context, UpdateMyProfileRequest request) {
        Profile profile = new Profile(
                request.getFirstName(),
                request.getLastName(),
                request.getNickName(),
                request.getDisplayName(),
                request.getPreferredLanguage(),
                UserMapper.gender(request.getGender(), "gender"));
        return UpdateMyProfileResponse.newBuilder()
                .setDetails(details(humans.changeProfile(context.self(), profile, context.actor())))
                .build();
    }

    private RemoveMyAvatarResponse removeAvatar(RpcContext context, RemoveMyAvatarRequest request) {
        return RemoveMyAvatarResponse.newBuilder()
                .setDetails(details(humans.removeAvatar(context.self(), context.actor())))
                .build();
    }

    private GetMyEmailResponse getEmail(RpcContext context, GetMyEmailRequest request) {
        UserView user = queries.require(context.self());
        return GetMyEmailResponse.newBuilder()
                .setDetails(details(user))
                .setEmail(UserMapper.email(UserMapper.humanSelf(user)))
                .build();
    }

    private SetMyEmailResponse setEmail(RpcContext context, SetMyEmailRequest request) {
        return SetMyEmailResponse.newBuilder()
                .setDetails(details(humans.changeEmail(context.self(), request.getEmail(), false, context.actor())))
                .build();
    }

    private VerifyMyEmailResponse verifyEmail(RpcContext context, VerifyMyEmailRequest request) {
        return VerifyMyEmailResponse.newBuilder()
                .setDetails(details(humans.verifyEmail(context.self(), request.getCode(), context.actor())))
                .build();
    }

    private ResendMyEmailVerificationResponse resendEmail(
            RpcContext context, ResendMyEmailVerificationRequest request) {
        return ResendMyEmailVerificationResponse.newBuilder()
                .setDetails(details(humans.resendEmailCode(context.self(), context.actor())))
                .build();
    }

    private GetMyPhoneResponse getPhone(RpcContext context, GetMyPhoneRequest request) {
        UserView user = queries.require(context.self());
        UserView.Human human = UserMapper.humanSelf(user);
        GetMyPhoneResponse.Builder response = GetMyPhoneResponse.newBuilder().setDetails(details(user));
        if (!human.phone().isEmpty()) {
            response.setPhone(UserMapper.phone(human));
        }
        return response.build();
    }

    private SetMyPhoneResponse setPhone(RpcContext context, SetMyPhoneRequest request) {
        return SetMyPhoneResponse.newBuilder()
                .setDetails(details(humans.changePhone(context.self(), request.getPhone(), false, context.actor())))
                .build();
    }

    private VerifyMyPhoneResponse verifyPhone(RpcContext context, VerifyMyPhoneRequest request) {
        return VerifyMyPhoneResponse.newBuilder()
                .setDetails(details(humans.verifyPhone(context.self(), request.getCode(), context.actor())))
                .build();
    }

    private ResendMyPhoneVerificationResponse resendPhone(
            RpcContext context, ResendMyPhoneVerificationRequest request) {
        return ResendMyPhoneVerificationResponse.newBuilder()
                .setDetails(details(humans.resendPhoneCode(context.self(), context.actor())))
                .build();
    }

    private RemoveMyPhoneResponse removePhone(RpcContext context, RemoveMyPhoneRequest request) {
        return RemoveMyPhoneResponse.newBuilder()
                .setDetails(details(humans.removePhone(context.self(), context.actor())))
                .build();
    }
}
