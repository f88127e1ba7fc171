package dev.signet.api.zitadel.v2.user;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.details;

import dev.signet.api.dialect.WireEnums;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.user.v2.AccessTokenType;
import dev.signet.api.proto.zitadel.user.v2.Gender;
import dev.signet.api.proto.zitadel.user.v2.HumanEmail;
import dev.signet.api.proto.zitadel.user.v2.HumanPhone;
import dev.signet.api.proto.zitadel.user.v2.HumanProfile;
import dev.signet.api.proto.zitadel.user.v2.HumanUser;
import dev.signet.api.proto.zitadel.user.v2.MachineUser;
import dev.signet.api.proto.zitadel.user.v2.User;
import dev.signet.api.proto.zitadel.user.v2.UserState;
import dev.signet.user.Profile;
import dev.signet.user.view.UserView;
import java.time.Instant;

/** Converts users. */
final class UserMapper {
    private UserMapper() {}

    static User user(UserView view) {
        User.Builder user = User.newBuilder()
                .setUserId(view.id())
                .setDetails(details(view.version(), view.createdAt(), view.changedAt(), view.orgId()))
                .setState(state(view.state()))
                .setUsername(view.userName())
                .addAllLoginNames(view.loginNames())
                .setPreferredLoginName(view.preferredLoginName());
        UserView.Human human = view.human();
        if (human != null) {
            user.setHuman(human(view, human));
        }
        UserView.Machine machine = view.machine();
        if (machine != null) {
            user.setMachine(MachineUser.newBuilder()
                    .setName(machine.name())
                    .setDescription(machine.description())
                    .setHasSecret(machine.hasSecret())
                    .setAccessTokenType(
                            switch (machine.accessTokenType()) {
                                case BEARER -> AccessTokenType.ACCESS_TOKEN_TYPE_BEARER;
                                case JWT -> AccessTokenType.ACCESS_TOKEN_TYPE_JWT;
                            }));
        }
        return user.build();
    }

    private static HumanUser human(UserView view, UserView.Human human) {
        HumanUser.Builder person = HumanUser.newBuilder()
                .setUserId(view.id())
                .setState(state(view.state()))
                .setUsername(view.userName())
                .addAllLoginNames(view.loginNames())
                .setPreferredLoginName(view.preferredLoginName())
                .setProfile(profile(human))
                .setEmail(HumanEmail.newBuilder().setEmail(human.email()).setIsVerified(human.emailVerified()))
                .setPasswordChangeRequired(human.passwordChangeRequired());
        if (!human.phone().isEmpty()) {
            person.setPhone(HumanPhone.newBuilder().setPhone(human.phone()).setIsVerified(human.phoneVerified()));
        }
        Instant passwordChanged = human.passwordChangedAt();
        if (passwordChanged != null) {
            person.setPasswordChanged(WireTime.timestamp(passwordChanged));
        }
        return person.build();
    }

    private static HumanProfile profile(UserView.Human human) {
        Profile profile = human.profile();
        return HumanProfile.newBuilder()
                .setGivenName(profile.firstName())
                .setFamilyName(profile.lastName())
                .setNickName(profile.nickName())
                .setDisplayName(profile.displayName())
                .setPreferredLanguage(profile.preferredLanguage())
                .setGender(WireEnums.wire(profile.gender(), "GENDER_", Gender.class))
                .setAvatarUrl(human.avatarUrl())
                .build();
    }

    /** Version 2 has no state for suspended users, who can do as little as inactive ones. */
    private static UserState state(dev.signet.user.UserState state) {
        return switch (state) {
            case ABSENT -> UserState.USER_STATE_UNSPECIFIED;
            case ACTIVE -> UserState.USER_STATE_ACTIVE;
            case INACTIVE, SUSPENDED -> UserState.USER_STATE_INACTIVE;
            case DELETED -> UserState.USER_STATE_DELETED;
            case LOCKED -> UserState.USER_STATE_LOCKED;
            case INITIAL -> UserState.USER_STATE_INITIAL;
        };
    }
}
