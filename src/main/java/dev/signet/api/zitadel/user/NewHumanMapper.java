package dev.signet.api.zitadel.user;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.management.v1.AddHumanUserRequest;
import dev.signet.api.proto.zitadel.management.v1.ImportHumanUserRequest;
import dev.signet.user.NewHuman;
import dev.signet.user.NewPassword;
import dev.signet.user.Profile;
import org.jspecify.annotations.Nullable;

/** Converts requests that create people. */
final class NewHumanMapper {
    private NewHumanMapper() {}

    /**
     * Converts a request to add a person. A password that the administrator chose must be changed at the first sign-in.
     */
    static NewHuman added(AddHumanUserRequest request) {
        AddHumanUserRequest.Profile profile = request.getProfile();
        String password = request.getInitialPassword();
        return new NewHuman(
                null,
                request.getUserName(),
                new Profile(
                        profile.getFirstName(),
                        profile.getLastName(),
                        profile.getNickName(),
                        profile.getDisplayName(),
                        profile.getPreferredLanguage(),
                        UserMapper.gender(profile.getGender(), "profile.gender")),
                request.getEmail().getEmail(),
                request.getEmail().getIsEmailVerified(),
                request.hasPhone() ? request.getPhone().getPhone() : null,
                request.getPhone().getIsPhoneVerified(),
                password.isEmpty() ? null : new NewPassword.Plain(password, true, "initial_password"));
    }

    /** Converts a request to import a person. Refuses a request with parts that this server cannot store yet. */
    static NewHuman imported(ImportHumanUserRequest request) {
        requireSupported(request);
        ImportHumanUserRequest.Profile profile = request.getProfile();
        return new NewHuman(
                null,
                request.getUserName(),
                new Profile(
                        profile.getFirstName(),
                        profile.getLastName(),
                        profile.getNickName(),
                        profile.getDisplayName(),
                        profile.getPreferredLanguage(),
                        UserMapper.gender(profile.getGender(), "profile.gender")),
                request.getEmail().getEmail(),
                request.getEmail().getIsEmailVerified(),
                request.hasPhone() ? request.getPhone().getPhone() : null,
                request.getPhone().getIsPhoneVerified(),
                importedPassword(request));
    }

    private static @Nullable NewPassword importedPassword(ImportHumanUserRequest request) {
        String plain = request.getPassword();
        boolean changeRequired = request.getPasswordChangeRequired();
        if (!request.hasHashedPassword()) {
            return plain.isEmpty() ? null : new NewPassword.Plain(plain, changeRequired, "password");
        }
        if (!plain.isEmpty()) {
            throw RequestError.excluded("hashed_password", "password").exception();
        }
        return new NewPassword.Hashed(request.getHashedPassword().getValue(), changeRequired, "hashed_password.value");
    }

    private static void requireSupported(ImportHumanUserRequest request) {
        refuse(request.getRequestPasswordlessRegistration(), "request_passwordless_registration");
        refuse(!request.getOtpCode().isEmpty(), "otp_code");
        refuse(request.getIdpsCount() > 0, "idps");
        refuse(request.getRecoveryCodesCount() > 0, "recovery_codes");
    }

    private static void refuse(boolean present, String field) {
        if (present) {
            throw RequestError.unsupported(field).exception();
        }
    }
}
