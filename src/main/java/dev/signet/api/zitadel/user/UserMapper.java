package dev.signet.api.zitadel.user;

import dev.signet.api.dialect.WireEnums;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.user.v1.AccessTokenType;
import dev.signet.api.proto.zitadel.user.v1.Email;
import dev.signet.api.proto.zitadel.user.v1.Gender;
import dev.signet.api.proto.zitadel.user.v1.Human;
import dev.signet.api.proto.zitadel.user.v1.Machine;
import dev.signet.api.proto.zitadel.user.v1.Phone;
import dev.signet.api.proto.zitadel.user.v1.Profile;
import dev.signet.api.proto.zitadel.user.v1.User;
import dev.signet.api.proto.zitadel.user.v1.UserState;
import dev.signet.api.zitadel.wire.ObjectDetailsMapper;
import dev.signet.user.UserError;
import dev.signet.user.view.UserView;
import java.time.Instant;

/** Converts users. */
final class UserMapper {
    private UserMapper() {}

    static User user(UserView view) {
        User.Builder user = User.newBuilder()
                .setId(view.id())
                .setDetails(ObjectDetailsMapper.details(view))
                .setState(state(view.state()))
                .setUserName(view.userName())
                .addAllLoginNames(view.loginNames())
                .setPreferredLoginName(view.preferredLoginName());
        UserView.Human human = view.human();
        if (human != null) {
            user.setHuman(human(human));
        }
        UserView.Machine machine = view.machine();
        if (machine != null) {
            user.setMachine(machine(machine));
        }
        return user.build();
    }

    static Profile profile(UserView.Human human) {
        return Profile.newBuilder()
                .setFirstName(human.profile().firstName())
                .setLastName(human.profile().lastName())
                .setNickName(human.profile().nickName())
                .setDisplayName(human.profile().displayName())
                .setPreferredLanguage(human.profile().preferredLanguage())
                .setGender(WireEnums.wire(human.profile().gender(), "GENDER_", Gender.class))
                .setAvatarUrl(human.avatarUrl())
                .build();
    }

    static Email email(UserView.Human human) {
        return Email.newBuilder()
                .setEmail(human.email())
                .setIsEmailVerified(human.emailVerified())
                .build();
    }

    static Phone phone(UserView.Human human) {
        return Phone.newBuilder()
                .setPhone(human.phone())
                .setIsPhoneVerified(human.phoneVerified())
                .build();
    }

    /** Returns the personal part of the user that a request names. Throws NOT_FOUND for a machine user. */
    static UserView.Human humanBelow(UserView view) {
        UserView.Human human = view.human();
        if (human == null) {
            throw UserError.NOT_FOUND.exception();
        }
        return human;
    }

    /** Returns the personal part of the caller's own user. Throws FAILED_PRECONDITION for a machine user. */
    static UserView.Human humanSelf(UserView view) {
        UserView.Human human = view.human();
        if (human == null) {
            throw UserError.NOT_HUMAN.exception();
        }
        return human;
    }

    static dev.signet.user.Profile.Gender gender(Gender gender, String field) {
        return WireEnums.constant(gender, "GENDER_", dev.signet.user.Profile.Gender.class, field);
    }

    static UserState state(dev.signet.user.UserState state) {
        return switch (state) {
            case ABSENT -> UserState.USER_STATE_UNSPECIFIED;
            case ACTIVE -> UserState.USER_STATE_ACTIVE;
            case INACTIVE -> UserState.USER_STATE_INACTIVE;
            case DELETED -> UserState.USER_STATE_DELETED;
            case LOCKED -> UserState.USER_STATE_LOCKED;
            case SUSPENDED -> UserState.USER_STATE_SUSPEND;
            case INITIAL -> UserState.USER_STATE_INITIAL;
        };
    }

    private static Human human(UserView.Human view) {
        Human.Builder human = Human.newBuilder().setProfile(profile(view)).setEmail(email(view));
        if (!view.phone().isEmpty()) {
            human.setPhone(phone(view));
        }
        Instant passwordChanged = view.passwordChangedAt();
        if (passwordChanged != null) {
            human.setPasswordChanged(WireTime.timestamp(passwordChanged));
        }
        return human.build();
    }

    private static Machine machine(UserView.Machine view) {
        return Machine.newBuilder()
                .setName(view.name())
                .setDescription(view.description())
                .setHasSecret(view.hasSecret())
                .setAccessTokenType(
                        switch (view.accessTokenType()) {
                            case BEARER -> AccessTokenType.ACCESS_TOKEN_TYPE_BEARER;
                            case JWT -> AccessTokenType.ACCESS_TOKEN_TYPE_JWT;
                        })
                .build();
    }
}
