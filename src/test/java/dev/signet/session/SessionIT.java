package dev.signet.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.eventstore.Ids;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SessionIT {
    private static final Actor ACTOR = Actor.system();
    private static final Set<Proof> PASSWORD = EnumSet.of(Proof.PASSWORD);

    @Inject
    TestingAccounts accounts;

    @Inject
    SessionCommands commands;

    @Inject
    SessionQueries queries;

    @Inject
    UserCommands users;

    @Inject
    AgentCookie cookies;

    @Inject
    SessionLifetime lifetime;

    @Inject
    AgentSweep sweep;

    @Inject
    Database database;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private UserRef user;
    private String agentId = "";

    @BeforeEach
    void create_a_user_and_a_browser() {
        user = accounts.machine(accounts.org());
        agentId = "agent" + ids.next();
    }

    @Test
    void a_session_can_be_read_immediately_after_the_sign_in() {
        Session session = start(now());

        assertThat(queries.find(session.id())).contains(session);
        assertThat(queries.activeOfAgent(agentId)).contains(session);
        assertThat(queries.ofUser(user.userId())).containsExactly(session);
        assertThat(session.amr()).containsExactly("pwd");
        assertThat(session.orgId()).isEqualTo(user.orgId());
        assertThat(session.expiresAt()).isEqualTo(session.authTime().plus(lifetime.length()));
    }

    @Test
    void signing_in_again_in_the_same_browser_renews_the_session() {
        Session first = start(now().minusSeconds(60));

        Session again = start(now());

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.authTime()).isAfter(first.authTime());
        assertThat(again.expiresAt()).isAfter(first.expiresAt());
        assertThat(queries.find(first.id())).contains(again);
    }

    // No token of a session that expired 400 days ago can still be valid, and no browser of that time is remembered.
    @Test
    void a_session_is_deleted_when_no_token_and_no_browser_can_refer_to_it() {
        Session running = start(now());
        expired(running, -1);
        agentId += "a";
        Session recent = start(now());
        expired(recent, 399);
        agentId += "b";
        Session over = start(now());
        expired(over, 401);

        sweep.sweep();

        assertThat(queries.find(running.id())).isPresent();
        assertThat(queries.find(recent.id())).isPresent();
        assertThat(queries.find(over.id())).isEmpty();
    }

    private void expired(Session session, int daysAgo) {
        database.update(
                "update session_view set created_at = now() - interval '500 days',"
                        + " expires_at = now() - ? * interval '1 day' where id = ?",
                daysAgo,
                session.id());
    }

    @Test
    void after_an_expired_or_ended_session_a_sign_in_starts_a_new_one() {
        Session expired = start(now().minus(lifetime.length()).minusSeconds(1));
        assertThat(queries.activeOfAgent(agentId)).isEmpty();
        assertThat(queries.ofUser(user.userId())).isEmpty();
        Session second = start(now());
        commands.terminate(second.id(), ACTOR);

        Session third = start(now());

        assertThat(Set.of(expired.id(), second.id(), third.id())).hasSize(3);
        assertThat(queries.ofAgent(agentId)).containsExactly(third);
    }

    @Test
    void a_browser_holds_several_accounts() {
        UserRef other = accounts.machine(user.orgId());
        Session mine = start(now());
        Session theirs = commands.start(agentId, null, other.userId(), PASSWORD, now(), ACTOR)
                .session();

        assertThat(queries.activeOfAgent(agentId)).containsExactly(theirs, mine);

        commands.terminate(mine.id(), ACTOR);

        assertThat(queries.activeOfAgent(agentId)).containsExactly(theirs);
        assertThat(queries.ofAgent(agentId))
                .extracting(Session::state)
                .containsExactlyInAnyOrder(SessionState.ACTIVE, SessionState.TERMINATED);
    }

    @Test
    void every_sign_in_replaces_the_cookie_and_a_refused_one_does_not_a24() {
        String before = startWithCookie();
        String after = startWithCookie();
        refused(
                () -> commands.start(agentId, null, user.userId(), EnumSet.noneOf(Proof.class), now(), ACTOR),
                SessionError.NO_PROOF);

        assertThat(cookies.agentId(before)).isNotEqualTo(Optional.of(agentId));
        assertThat(cookies.agentId(after)).contains(agentId);
    }

    @Test
    void only_an_active_user_signs_in_a8() {
        users.lock(user, ACTOR);
        refused(() -> start(now()), SessionError.USER_NOT_ACTIVE);
        refused(
                () -> commands.start(agentId, null, "no such user", PASSWORD, now(), ACTOR),
                SessionError.USER_NOT_ACTIVE);
    }

    @Test
    void users_can_end_only_their_own_sessions_and_may_do_so_twice() {
        Session session = start(now());
        UserRef other = accounts.machine(user.orgId());

        refused(() -> commands.terminateOwn(other.userId(), session.id(), ACTOR), SessionError.NOT_FOUND);
        commands.terminateOwn(user.userId(), session.id(), ACTOR);
        Session ended = commands.terminateOwn(user.userId(), session.id(), ACTOR);

        assertThat(ended.state()).isEqualTo(SessionState.TERMINATED);
        assertThat(ended.version()).isEqualTo(3);
        refused(() -> commands.terminate("no such session", ACTOR), SessionError.NOT_FOUND);
    }

    @Test
    void removing_a_user_ends_all_of_their_sessions() {
        Session session = start(now());

        users.remove(user, ACTOR);

        assertThat(queries.find(session.id()).orElseThrow().state()).isEqualTo(SessionState.TERMINATED);
        assertThat(queries.ofUser(user.userId())).isEmpty();
    }

    @Test
    void sessions_with_a_later_proof_are_not_ended() {
        Session old = start(now());
        String elsewhere = "agent" + ids.next();
        Session other = commands.start(elsewhere, null, user.userId(), PASSWORD, now(), ACTOR)
                .session();
        Instant between = commands.start(elsewhere, null, user.userId(), PASSWORD, now(), ACTOR)
                .session()
                .changedAt();

        assertThat(commands.terminateAllNotProvenSince(user.userId(), between, SessionEnd.PASSWORD_CHANGED, ACTOR))
                .isEqualTo(1);

        assertThat(queries.find(old.id()).orElseThrow().state()).isEqualTo(SessionState.TERMINATED);
        assertThat(queries.ofUser(user.userId())).extracting(Session::id).containsExactly(other.id());
        assertThat(commands.terminateAllOf(user.userId(), SessionEnd.ADMINISTRATOR, ACTOR))
                .isEqualTo(1);
    }

    private String startWithCookie() {
        return commands.start(agentId, null, user.userId(), PASSWORD, now(), ACTOR)
                .cookie()
                .getValue();
    }

    private Session start(Instant authTime) {
        return commands.start(agentId, null, user.userId(), PASSWORD, authTime, ACTOR)
                .session();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void refused(ThrowingCallable call, DomainError error) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
