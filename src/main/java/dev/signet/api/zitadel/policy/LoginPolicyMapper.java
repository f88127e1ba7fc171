package dev.signet.api.zitadel.policy;

import com.google.protobuf.Message;
import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.policy.v1.LoginPolicy;
import dev.signet.api.proto.zitadel.policy.v1.MultiFactorType;
import dev.signet.api.proto.zitadel.policy.v1.PasswordlessType;
import dev.signet.api.proto.zitadel.policy.v1.SecondFactorType;
import dev.signet.api.proto.zitadel.v1.ObjectDetails;
import dev.signet.factor.SecondFactor;
import dev.signet.policy.login.LoginSettings;
import dev.signet.policy.login.MultiFactor;
import java.util.List;

/** Translates login policies. */
final class LoginPolicyMapper {
    /** Fields of requests that the server does not implement. */
    private static final List<String> UNSUPPORTED = List.of(
            "hide_password_reset",
            "default_redirect_uri",
            "password_check_lifetime",
            "external_login_check_lifetime",
            "mfa_init_skip_lifetime",
            "second_factor_check_lifetime",
            "multi_factor_check_lifetime",
            "allow_domain_discovery",
            "disable_login_with_email");

    private LoginPolicyMapper() {}

    /** Builds the message; what the server does not let anybody choose is stated as it is. */
    static LoginPolicy policy(LoginSettings settings, ObjectDetails details, boolean isDefault) {
        return LoginPolicy.newBuilder()
                .setDetails(details)
                .setIsDefault(isDefault)
                .setAllowUsernamePassword(settings.allowPassword())
                .setAllowRegister(settings.allowRegister())
                .setAllowExternalIdp(settings.allowExternalIdp())
                .setForceMfa(settings.forceMfa())
                .setForceMfaLocalOnly(settings.forceMfaLocalOnly())
                .setPasswordlessType(
                        settings.passwordless()
                                ? PasswordlessType.PASSWORDLESS_TYPE_ALLOWED
                                : PasswordlessType.PASSWORDLESS_TYPE_NOT_ALLOWED)
                .setIgnoreUnknownUsernames(true)
                .setDisableLoginWithPhone(true)
                .addAllSecondFactors(secondFactors(settings))
                .addAllMultiFactors(multiFactors(settings))
                .build();
    }

    static List<SecondFactorType> secondFactors(LoginSettings settings) {
        return settings.secondFactors().stream().map(LoginPolicyMapper::type).toList();
    }

    static List<MultiFactorType> multiFactors(LoginSettings settings) {
        return settings.multiFactors().stream()
                .map(factor -> switch (factor) {
                    case VERIFIED_PASSKEY -> MultiFactorType.MULTI_FACTOR_TYPE_U2F_WITH_VERIFICATION;
                })
                .toList();
    }

    /** @param field name of the request field, for the error about a value that is not defined or not supported */
    static SecondFactor secondFactor(SecondFactorType type, String field) {
        return switch (type) {
            case SECOND_FACTOR_TYPE_OTP -> SecondFactor.TOTP;
            case SECOND_FACTOR_TYPE_U2F, SECOND_FACTOR_TYPE_OTP_EMAIL, SECOND_FACTOR_TYPE_OTP_SMS ->
                throw RequestError.unsupported(field).exception();
            case SECOND_FACTOR_TYPE_UNSPECIFIED, UNRECOGNIZED ->
                throw RequestError.unknownValue(field).exception();
        };
    }

    /** @param field name of the request field, for the error about a value that is not defined */
    static MultiFactor multiFactor(MultiFactorType type, String field) {
        return switch (type) {
            case MULTI_FACTOR_TYPE_U2F_WITH_VERIFICATION -> MultiFactor.VERIFIED_PASSKEY;
            case MULTI_FACTOR_TYPE_UNSPECIFIED, UNRECOGNIZED ->
                throw RequestError.unknownValue(field).exception();
        };
    }

    static boolean passwordless(PasswordlessType type) {
        return switch (type) {
            case PASSWORDLESS_TYPE_ALLOWED -> true;
            case PASSWORDLESS_TYPE_NOT_ALLOWED -> false;
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("passwordless_type").exception();
        };
    }

    /** Refuses a request that sets one of {@link #UNSUPPORTED} to something else than what the server always does. */
    static void refuseUnsupported(Message request) {
        for (String name : UNSUPPORTED) {
            if (request.hasField(request.getDescriptorForType().findFieldByName(name))) {
                throw RequestError.unsupported(name).exception();
            }
        }
    }

    private static SecondFactorType type(SecondFactor factor) {
        return switch (factor) {
            case TOTP -> SecondFactorType.SECOND_FACTOR_TYPE_OTP;
        };
    }
}
