package dev.signet.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.kernel.DomainError;
import dev.signet.session.Proof;
import dev.signet.session.SignInDemand;
import dev.signet.user.UserState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests each rule of the gate on its own; {@link TokenGateIT} shows that the facts are read correctly. */
class GateFactsTest {
    private static final Instant EARLY = Instant.parse("2026-03-01T12:00:00.100Z");
    private static final Instant CHANGED = Instant.parse("2026-03-01T12:00:01.500Z");
    private static final Instant LATE = Instant.parse("2026-03-01T12:00:02Z");
    private static final GatePolicy STRICT = policy(true, true);
    private static final GateQuestion QUESTION = question("300", "500", LATE);

    /** Facts in which everything is active; each method changes one of them. */
    static final class Facts {
        private @Nullable UserState user = UserState.ACTIVE;
        private @Nullable String org = "ACTIVE";
        private @Nullable Instant password = EARLY;
        private @Nullable String app = "ACTIVE";
        private @Nullable String project = "ACTIVE";
        private @Nullable String appOrg = "ACTIVE";
        private @Nullable String session = "ACTIVE";
        private @Nullable String sessionUser = "100";
        private @Nullable Instant proved = LATE;
        private @Nullable String family = "ACTIVE";
        private @Nullable Instant since = LATE;
        private boolean refreshes = true;
        private boolean revoked;
        private int idleActors;
        private SignInDemand demand = SignInDemand.NOTHING;

        GateFacts read() {
            return new GateFacts(
                    "200",
                    user,
                    org,
                    password,
                    app,
                    project,
                    appOrg,
                    false,
                    false,
                    false,
                    false,
                    "202",
                    "201",
                    "NONE",
                    session,
                    sessionUser,
                    proved,
                    family,
                    since,
                    refreshes,
                    revoked,
                    idleActors,
                    EnumSet.of(Proof.PASSWORD),
                    demand);
        }
    }

    /** A named change to the facts. */
    record Spoiling(String name, Consumer<Facts> how) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void a_token_is_admitted_if_everything_is_active() {
        assertThat(new Facts().read().judge(QUESTION, STRICT)).isNull();
    }

    static Stream<Arguments> inactive_parts() {
        return Stream.of(
                spoiled("no user", TokenRefusal.USER_NOT_FOUND, f -> f.user = null),
                spoiled("no org", TokenRefusal.ORGANIZATION_INACTIVE, f -> f.org = null),
                spoiled("org inactive", TokenRefusal.ORGANIZATION_INACTIVE, f -> f.org = "INACTIVE"),
                spoiled("no app", TokenRefusal.APPLICATION_INACTIVE, f -> f.app = null),
                spoiled("app inactive", TokenRefusal.APPLICATION_INACTIVE, f -> f.app = "INACTIVE"),
                spoiled("no project", TokenRefusal.APPLICATION_INACTIVE, f -> f.project = null),
                spoiled("project inactive", TokenRefusal.APPLICATION_INACTIVE, f -> f.project = "INACTIVE"),
                spoiled("no app org", TokenRefusal.APPLICATION_INACTIVE, f -> f.appOrg = null),
                spoiled("app org inactive", TokenRefusal.APPLICATION_INACTIVE, f -> f.appOrg = "INACTIVE"),
                spoiled("no session", TokenRefusal.SESSION_TERMINATED, f -> {
                    f.session = null;
                    f.sessionUser = null;
                    f.proved = null;
                }),
                spoiled("session ended", TokenRefusal.SESSION_TERMINATED, f -> f.session = "TERMINATED"),
                spoiled("session of another", TokenRefusal.SESSION_TERMINATED, f -> f.sessionUser = "101"),
                spoiled("no family", TokenRefusal.FAMILY_REVOKED, f -> f.family = null),
                spoiled("family revoked", TokenRefusal.FAMILY_REVOKED, f -> f.family = "REVOKED"),
                spoiled("token revoked", TokenRefusal.REVOKED, f -> f.revoked = true),
                spoiled("session before password", TokenRefusal.PASSWORD_CHANGED, f -> {
                    f.password = CHANGED;
                    f.proved = EARLY;
                }),
                spoiled("family before password", TokenRefusal.PASSWORD_CHANGED, f -> {
                    f.password = CHANGED;
                    f.since = EARLY;
                }));
    }

    @ParameterizedTest
    @MethodSource("inactive_parts")
    void one_inactive_part_is_enough_to_refuse(Spoiling spoiling, DomainError refusal) {
        Facts facts = new Facts();
        spoiling.how().accept(facts);

        assertThat(facts.read().judge(QUESTION, STRICT)).isEqualTo(refusal);
    }

    @ParameterizedTest
    @EnumSource(UserState.class)
    void only_an_active_user_is_admitted(UserState state) {
        Facts facts = new Facts();
        facts.user = state;

        assertThat(facts.read().judge(QUESTION, STRICT))
                .isEqualTo(
                        switch (state) {
                            case ACTIVE -> null;
                            case INACTIVE -> TokenRefusal.USER_INACTIVE;
                            case LOCKED -> TokenRefusal.USER_LOCKED;
                            case SUSPENDED -> TokenRefusal.USER_SUSPENDED;
                            case INITIAL -> TokenRefusal.USER_INITIAL;
                            case ABSENT, DELETED -> TokenRefusal.USER_NOT_FOUND;
                        });
    }

    @Test
    void a_token_issued_before_the_password_was_changed_is_refused_to_the_second() {
        Facts facts = new Facts();
        facts.password = CHANGED;

        assertThat(facts.read().judge(issued(CHANGED.minusMillis(501)), STRICT))
                .isEqualTo(TokenRefusal.PASSWORD_CHANGED);
        assertThat(facts.read().judge(issued(Instant.parse("2026-03-01T12:00:01Z")), STRICT))
                .isNull();
    }

    @Test
    void a_changed_password_ends_nothing_if_so_configured() {
        Facts facts = new Facts();
        facts.password = CHANGED;
        facts.proved = EARLY;
        facts.since = EARLY;

        assertThat(facts.read().judge(issued(EARLY), policy(true, false))).isNull();
    }

    @Test
    void if_so_configured_only_a_family_with_refresh_token_outlives_its_session() {
        Facts facts = new Facts();
        facts.session = "TERMINATED";

        assertThat(facts.read().judge(QUESTION, policy(false, true))).isNull();
        facts.refreshes = false;
        assertThat(facts.read().judge(QUESTION, policy(false, true))).isEqualTo(TokenRefusal.SESSION_TERMINATED);
    }

    @Test
    void a_machine_user_can_be_its_own_client() {
        Facts facts = new Facts();
        facts.app = null;
        facts.project = null;
        facts.appOrg = null;

        assertThat(facts.read().judge(question("100", null, LATE), STRICT)).isNull();
        facts.app = "INACTIVE";
        assertThat(facts.read().judge(question("100", null, LATE), STRICT))
                .isEqualTo(TokenRefusal.APPLICATION_INACTIVE);
    }

    @Test
    void one_inactive_actor_is_enough_to_refuse() {
        Facts facts = new Facts();
        facts.idleActors = 1;

        assertThat(facts.read().judge(QUESTION, STRICT)).isEqualTo(TokenRefusal.ACTOR_INACTIVE);
    }

    private static Arguments spoiled(String name, DomainError refusal, Consumer<Facts> how) {
        return Arguments.of(new Spoiling(name, how), refusal);
    }

    private static GateQuestion issued(Instant at) {
        return question("300", "500", at);
    }

    private static GateQuestion question(String clientId, @Nullable String familyId, Instant issuedAt) {
        return new GateQuestion("100", clientId, "400", familyId, "600", issuedAt, Actors.NONE, false);
    }

    private static GatePolicy policy(boolean endWithSession, boolean endOnPasswordChange) {
        return new GatePolicy(endWithSession, endOnPasswordChange);
    }
}
