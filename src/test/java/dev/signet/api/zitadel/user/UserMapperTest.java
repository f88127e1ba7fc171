package dev.signet.api.zitadel.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.AccessTokenType;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.user.v1.User;
import dev.signet.api.proto.zitadel.user.v1.UserState;
import dev.signet.user.Profile;
import dev.signet.user.view.UserView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class UserMapperTest {
    private static final Instant CREATED = Instant.parse("2026-03-01T10:15:30.123456Z");
    private static final Instant CHANGED = Instant.parse("2026-03-02T10:15:30Z");

    @Test
    void a_person_is_mapped_completely() {
        User user = UserMapper.user(person("+41791234567", CHANGED));

        assertThat(user.getId()).isEqualTo("7");
        assertThat(user.getDetails().getSequence()).isEqualTo(5);
        assertThat(user.getDetails().getResourceOwner()).isEqualTo("2");
        assertThat(user.getDetails().getCreationDate()).isEqualTo(WireTime.timestamp(CREATED));
        assertThat(user.getDetails().getChangeDate()).isEqualTo(WireTime.timestamp(CHANGED));
        assertThat(user.getState()).isEqualTo(UserState.USER_STATE_LOCKED);
        assertThat(user.getLoginNamesList()).containsExactly("ada@acme.test", "ada@acme.example");
        assertThat(user.getPreferredLoginName()).isEqualTo("ada@acme.test");
        assertThat(user.hasMachine()).isFalse();
        assertThat(user.getHuman().getProfile().getGender())
                .isEqualTo(dev.signet.api.proto.zitadel.user.v1.Gender.GENDER_FEMALE);
        assertThat(user.getHuman().getProfile().getNickName()).isEqualTo("countess");
        assertThat(user.getHuman().getEmail().getIsEmailVerified()).isTrue();
        assertThat(user.getHuman().getPhone().getPhone()).isEqualTo("+41791234567");
        assertThat(user.getHuman().getPasswordChanged()).isEqualTo(WireTime.timestamp(CHANGED));
    }

    @Test
    void missing_data_of_a_person_is_absent() {
        User user = UserMapper.user(person("", null));

        assertThat(user.getHuman().hasPhone()).isFalse();
        assertThat(user.getHuman().hasPasswordChanged()).isFalse();
    }

    @Test
    void a_machine_is_mapped_completely() {
        UserView view = new UserView(
                "8",
                "2",
                dev.signet.user.UserState.ACTIVE,
                "ci",
                List.of("ci@acme.test"),
                "ci@acme.test",
                "CI",
                null,
                new UserView.Machine("CI", "builds", true, AccessTokenType.JWT),
                1,
                CREATED,
                CREATED);

        User user = UserMapper.user(view);

        assertThat(user.hasHuman()).isFalse();
        assertThat(user.getMachine().getName()).isEqualTo("CI");
        assertThat(user.getMachine().getHasSecret()).isTrue();
        assertThat(user.getMachine().getAccessTokenType())
                .isEqualTo(dev.signet.api.proto.zitadel.user.v1.AccessTokenType.ACCESS_TOKEN_TYPE_JWT);
    }

    @ParameterizedTest
    @EnumSource(dev.signet.user.UserState.class)
    void every_stored_state_has_a_state_in_the_contract(dev.signet.user.UserState state) {
        assertThat(UserMapper.state(state)).isNotEqualTo(UserState.UNRECOGNIZED);
    }

    private static UserView person(String phone, @Nullable Instant passwordChanged) {
        Profile profile = new Profile("Ada", "Lovelace", "countess", "Ada Lovelace", "en", Profile.Gender.FEMALE);
        return new UserView(
                "7",
                "2",
                dev.signet.user.UserState.LOCKED,
                "ada",
                List.of("ada@acme.test", "ada@acme.example"),
                "ada@acme.test",
                "Ada Lovelace",
                new UserView.Human(profile, "", "ada@example.com", true, phone, false, passwordChanged, false),
                null,
                5,
                CREATED,
                CHANGED);
    }
}
