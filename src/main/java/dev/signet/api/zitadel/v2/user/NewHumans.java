package dev.signet.api.zitadel.v2.user;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.dialect.WireEnums;
import dev.signet.api.proto.zitadel.user.v2.AddHumanUserRequest;
import dev.signet.api.proto.zitadel.user.v2.CreateUserRequest;
import dev.signet.api.proto.zitadel.user.v2.Gender;
import dev.signet.api.proto.zitadel.user.v2.HashedPassword;
import dev.signet.api.proto.zitadel.user.v2.Password;
import dev.signet.api.proto.zitadel.user.v2.SetHumanEmail;
import dev.signet.api.proto.zitadel.user.v2.SetHumanPhone;
import dev.signet.api.proto.zitadel.user.v2.SetHumanProfile;
import dev.signet.user.NewHuman;
import dev.signet.user.NewPassword;
import dev.signet.user.Profile;
import org.jspecify.annotations.Nullable;

/**
 * Converts requests that create people. Codes to verify an address are always sent to the address and never returned
 * so requests that ask for a code in the response, or for another link in the mail, are refused.
 */
public final class NewHumans {
    private NewHumans() {}

    /** The user name is the e-mail address if the request has none. */
    public static NewHuman human(AddHumanUserRequest request) {
        return human(
                request.hasUserId() ? request.getUserId() : null,
                request.hasUsername()
                        ? request.getUsername()
                        : request.getEmail().getEmail(),
                request.getProfile(),
                request.getEmail(),
                request.hasPhone() ? request.getPhone() : null,
                switch (request.getPasswordTypeCase()) {
                    case PASSWORD -> plain(request.getPassword());
                    case HASHED_PASSWORD -> hashed(request.getHashedPassword());
                    case PASSWORDTYPE_NOT_SET -> null;
                });
    }

    /** The user name is the e-mail address if the request has none. */
    static NewHuman human(CreateUserRequest request) {
        CreateUserRequest.Human human = request.getHuman();
        return human(
                request.hasUserId() ? request.getUserId() : null,
                request.hasUsername() ? request.getUsername() : human.getEmail().getEmail(),
                human.getProfile(),
                human.getEmail(),
                human.hasPhone() ? human.getPhone() : null,
                switch (human.getPasswordTypeCase()) {
                    case PASSWORD -> plain(human.getPassword());
                    case HASHED_PASSWORD -> hashed(human.getHashedPassword());
                    case PASSWORDTYPE_NOT_SET -> null;
                });
    }

    private static NewHuman human(
            @Nullable String userId,
            String userName,
            SetHumanProfile profile,
            SetHumanEmail email,
            @Nullable SetHumanPhone phone,
            @Nullable NewPassword password) {
        return new NewHuman(
                userId,
                userName,
                profile(profile),
                email.getEmail(),
                isVerified(email),
                phone == null ? null : phone.getPhone(),
                phone != null && isVerified(phone),
                password);
    }

    static NewPassword plain(Password password) {
        return new NewPassword.Plain(password.getPassword(), password.getChangeRequired(), "password");
    }

    static NewPassword hashed(HashedPassword password) {
        return new NewPassword.Hashed(password.getHash(), password.getChangeRequired(), "hashed_password.hash");
    }

    static Profile profile(SetHumanProfile profile) {
        return new Profile(
                profile.getGivenName(),
                profile.getFamilyName(),
                profile.getNickName(),
                profile.getDisplayName(),
                profile.getPreferredLanguage(),
                gender(profile.getGender()));
    }

    static Profile.Gender gender(Gender gender) {
        return WireEnums.constant(gender, "GENDER_", Profile.Gender.class, "profile.gender");
    }

    static boolean isVerified(SetHumanEmail email) {
        return switch (email.getVerificationCase()) {
            case SEND_CODE -> {
                refuse(email.getSendCode().hasUrlTemplate(), "email.send_code.url_template");
                yield false;
            }
            case RETURN_CODE ->
                throw RequestError.unsupported("email.return_code").exception();
            case IS_VERIFIED -> email.getIsVerified();
            case VERIFICATION_NOT_SET -> false;
        };
    }

    static boolean isVerified(SetHumanPhone phone) {
        return switch (phone.getVerificationCase()) {
            case SEND_CODE, VERIFICATION_NOT_SET -> false;
            case RETURN_CODE ->
                throw RequestError.unsupported("phone.return_code").exception();
            case IS_VERIFIED -> phone.getIsVerified();
        };
    }

    static void refuse(boolean present, String field) {
        if (present) {
            throw RequestError.unsupported(field).exception();
        }
    }
}
