package dev.signet.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.Membership;
import dev.signet.access.Target;
import dev.signet.application.ApiAccess;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** as whom an application may open the API. */
class ApiDoorTest {
    private static final Membership OWN = new Membership(new Target.Organization("org"), List.of("ORG_OWNER"));
    private static final Membership OTHER = new Membership(new Target.Organization("other"), List.of("ORG_OWNER"));
    private static final Membership ALL = new Membership(new Target.Instance("i"), List.of("IAM_OWNER_VIEWER"));

    @Test
    void without_access_nobody_and_with_that_of_the_instance_everybody() {
        assertThat(opens(ApiAccess.NONE, "org", List.of(), false)).isFalse();
        assertThat(opens(ApiAccess.INSTANCE, "other", List.of(ALL), false)).isTrue();
    }

    @Test
    void with_that_of_the_organization_its_users_who_reach_no_further() {
        assertThat(opens(ApiAccess.ORGANIZATION, "org", List.of(), false)).isTrue();
        assertThat(opens(ApiAccess.ORGANIZATION, "org", List.of(OWN), false)).isTrue();
        assertThat(opens(ApiAccess.ORGANIZATION, "org", List.of(OWN, OTHER), false))
                .isFalse();
        assertThat(opens(ApiAccess.ORGANIZATION, "org", List.of(ALL), false)).isFalse();
        assertThat(opens(ApiAccess.ORGANIZATION, "other", List.of(), false)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void without_restriction_everybody(ApiAccess access) {
        assertThat(opens(access, "other", List.of(ALL), true)).isTrue();
    }

    @Test
    void a_machine_user_that_asks_for_itself_needs_nobodys_leave() {
        assertThat(door(List.of(ALL), false).opens(new GateVerdict(null, "org", null), List.of(ALL)))
                .isTrue();
    }

    /** Whether it opens when a token is made; it must be the same when one is used. */
    private static boolean opens(ApiAccess access, String userOrgId, List<Membership> held, boolean unrestricted) {
        ApiDoor door = door(held, unrestricted);
        boolean made = door.opens(access, "org", "user", userOrgId);
        GateVerdict verdict = new GateVerdict(null, userOrgId, new GateVerdict.AskingApplication("org", access));
        assertThat(door.opens(verdict, held)).isEqualTo(made);
        return made;
    }

    private static ApiDoor door(List<Membership> held, boolean unrestricted) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(TokensConfig.class)
                .withDefaultValues(Map.of("signet.tokens.unrestricted-audience", String.valueOf(unrestricted)))
                .build();
        return new ApiDoor(userId -> held, config.getConfigMapping(TokensConfig.class));
    }
}
