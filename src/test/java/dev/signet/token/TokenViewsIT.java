package dev.signet.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.projection.ViewRebuild;
import dev.signet.session.Proof;
import dev.signet.session.SessionCommands;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenViewsIT {
    private static final Actor ACTOR = Actor.system();

    @Inject
    TestingAccounts accounts;

    @Inject
    RefreshTokens tokens;

    @Inject
    SessionCommands sessions;

    @Inject
    ViewRebuild rebuild;

    @Inject
    Database database;

    @Inject
    Clock clock;

    @Test
    void rebuilt_tables_equal_the_current_ones() {
        TestingAccounts.SignIn signedIn = accounts.machineSignIn();
        String userId = signedIn.user().userId();
        renewed(signedIn, 3);
        RefreshTokens.Issued revoked = renewed(signedIn, 1);
        tokens.revokeOwn(userId, revoked.familyId(), ACTOR);
        tokens.issue(
                (transaction, id) -> () -> 1,
                signedIn.terms().boundTo("thumb"),
                signedIn.user().orgId(),
                false,
                ACTOR);
        sessions.start(signedIn.session().agentId(), null, userId, Set.of(Proof.PASSWORD), clock.instant(), ACTOR);
        TestingAccounts.SignIn signedOut =
                new TestingAccounts.SignIn(signedIn.user(), signedIn.app(), accounts.session(signedIn.user()));
        renewed(signedOut, 2);
        sessions.terminate(signedOut.session().id(), ACTOR);
        await().untilAsserted(() -> assertThat(states(signedOut.session().id())).containsOnly("REVOKED"));
        List<String> sessionsBefore = rows("session_view", userId);
        List<String> familiesBefore = rows("oidc_session_view", userId);

        rebuild.run("session_view");
        rebuild.run("oidc_session_view");

        assertThat(sessionsBefore).hasSize(2);
        assertThat(familiesBefore).hasSize(4);
        assertThat(rows("session_view", userId)).isEqualTo(sessionsBefore);
        assertThat(rows("oidc_session_view", userId)).isEqualTo(familiesBefore);
    }

    private RefreshTokens.Issued renewed(TestingAccounts.SignIn signIn, int times) {
        RefreshTokens.Issued present = signIn.family(tokens);
        for (int i = 0; i < times; i++) {
            present = tokens.redeem(
                    String.valueOf(present.refreshToken()), signIn.app().clientId(), Set.of(), null, ACTOR);
        }
        return present;
    }

    private List<String> states(String sessionId) {
        return database.query(
                "select state from oidc_session_view where session_id = ?", row -> row.text("state"), sessionId);
    }

    private List<String> rows(String view, String userId) {
        return database.query(
                "select row_to_json(v)::text as row from " + view + " v where user_id = ? order by id",
                row -> row.text("row"),
                userId);
    }
}
