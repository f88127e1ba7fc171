package dev.signet.api.zitadel.org;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.admin.v1.SetUpOrgRequest;
import dev.signet.api.proto.zitadel.user.v1.Gender;
import dev.signet.user.NewHuman;
import dev.signet.user.NewPassword;
import dev.signet.user.Profile;

/** Converts the person who is to be the first manager of an organization. */
final class FirstManagerMapper {
    private FirstManagerMapper() {}

    /** A password that is given need not be changed, as in ZITADEL. */
    static NewHuman human(SetUpOrgRequest.Human human) {
        SetUpOrgRequest.Human.Profile profile = human.getProfile();
        String password = human.getPassword();
        return new NewHuman(
                null,
                human.getUserName(),
                new Profile(
                        profile.getFirstName(),
                        profile.getLastName(),
                        profile.getNickName(),
                        profile.getDisplayName(),
                        profile.getPreferredLanguage(),
                        gender(profile.getGender())),
                human.getEmail().getEmail(),
                human.getEmail().getIsEmailVerified(),
                human.hasPhone() ? human.getPhone().getPhone() : null,
                human.getPhone().getIsPhoneVerified(),
                password.isEmpty() ? null : new NewPassword.Plain(password, false, "password"));
    }

    private static Profile.Gender gender(Gender gender) {
        return switch (gender) {
            case GENDER_UNSPECIFIED -> Profile.Gender.UNSPECIFIED;
            case GENDER_FEMALE -> Profile.Gender.FEMALE;
            case GENDER_MALE -> Profile.Gender.MALE;
            case GENDER_DIVERSE -> Profile.Gender.DIVERSE;
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("human.profile.gender").exception();
        };
    }
}
