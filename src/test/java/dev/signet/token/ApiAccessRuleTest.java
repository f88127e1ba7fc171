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

/** Tests on behalf of which users an application may call the API. */
class ApiAccessRuleTest {
    private static final Membership OWN = new Membership(new Target.Organization("org"), List.of("ORG_OWNER"));
    private static final Membership OTHER = new Membership(new Target.Organization("other"), List.of("ORG_OWNER"));
    private static final Membership ALL = new Membership(new Target.Instance("i"), List.of("IAM_OWNER_VIEWER"));

    @Test
    void without_access_it_may_act_for_nobody_and_with_instance_access_for_everybody() {
        assertThat(allows(ApiAccess.NONE, "org", List.of(), false)).isFalse();
        assertThat(allows(ApiAccess.INSTANCE, "other", List.of(ALL), false)).isTrue();
    }

    @Test
    void with_organization_access_it_may_act_for_users_without_rights_elsewhere() {
        assertThat(allows(ApiAccess.ORGANIZATION, "org", List.of(), false)).isTrue();
        assertThat(allows(ApiAccess.ORGANIZATION, "org", List.of(OWN), false)).isTrue();
        assertThat(allows(ApiAccess.ORGANIZATION, "org", List.of(OWN, OTHER), false))
                .isFalse();
        assertThat(allows(ApiAccess.ORGANIZATION, "org", List.of(ALL), false)).isFalse();
        assertThat(allows(ApiAccess.ORGANIZATION, "other", List.of(), false)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void with_the_restriction_switched_off_it_may_act_for_everybody(ApiAccess access) {
        assertThat(allows(access, "other", List.of(ALL), true)).isTrue();
    }

    @Test
    void a_machine_user_with_a_token_for_itself_is_not_restricted() {
        assertThat(rule(List.of(ALL), false).allows(new GateVerdict(null, "org", null), List.of(ALL)))
                .isTrue();
    }

    /**
     * Tells whether the API may be called when a token is issued, after checking that the result is the same when one
     * is used.
     */
    private static boolean allows(ApiAccess access, String userOrgId, List<Membership> held, boolean unrestricted) {
        ApiAccessRule rule = rule(held, unrestricted);
        boolean made = rule.allows(access, "org", "user", userOrgId);
        GateVerdict verdict = new GateVerdict(
                null, userOrgId, new GateVerdict.AskingApplication("org", access, "project", false, false));
        assertThat(rule.allows(verdict, held)).isEqualTo(made);
        return made;
    }

    private static ApiAccessRule rule(List<Membership> held, boolean unrestricted) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(TokensConfig.class)
                .withDefaultValues(Map.of("signet.tokens.unrestricted-audience", String.valueOf(unrestricted)))
                .build();
        return new ApiAccessRule(userId -> held, config.getConfigMapping(TokensConfig.class));
    }
}
