package dev.signet.api.zitadel.org;

import dev.signet.api.dialect.WireEnums;
import dev.signet.api.proto.zitadel.admin.v1.SetUpOrgRequest;
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
                        WireEnums.constant(
                                profile.getGender(), "GENDER_", Profile.Gender.class, "human.profile.gender")),
                human.getEmail().getEmail(),
                human.getEmail().getIsEmailVerified(),
                human.hasPhone() ? human.getPhone().getPhone() : null,
                human.getPhone().getIsPhoneVerified(),
                password.isEmpty() ? null : new NewPassword.Plain(password, false, "password"));
    }
}
