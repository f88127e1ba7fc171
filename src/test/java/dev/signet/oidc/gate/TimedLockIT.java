package dev.signet.oidc.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signet.eventstore.EventStore;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.login.TestingLimits;
import dev.signet.projection.ViewRebuild;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import dev.signet.token.AccessToken;
import dev.signet.token.AccessTokenGrant;
import dev.signet.token.AccessTokenGrants;
import dev.signet.token.AccessTokens;
import dev.signet.token.Actors;
import dev.signet.token.RefreshTokens;
import dev.signet.token.TestingAccounts;
import dev.signet.token.TokenForm;
import dev.signet.token.TokenGate;
import dev.signet.token.TokenRefusal;
import dev.signet.user.PasswordCommands;
import dev.signet.user.PasswordEvent;
import dev.signet.user.UserCommands;
import dev.signet.user.UserError;
import dev.signet.user.UserRef;
import dev.signet.user.UserState;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserSearch;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The lock after wrong passwords: it only blocks the password, ends by itself everywhere it is shown, and leaves
 * existing sign-ins alone.
 */
@QuarkusTest
@TestProfile(TestingLimits.class)
class TimedLockIT {
    private static final Actor ACTOR = Actor.system();

    @Inject
    TestingAccounts accounts;

    @Inject
    PasswordCommands passwords;

    @Inject
    UserCommands commands;

    @Inject
    UserQueries users;

    @Inject
    UserSearch search;

    @Inject
    AccessTokens accessTokens;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    TokenGate gate;

    @Inject
    ViewRebuild rebuild;

    private TestingAccounts.SignIn signIn;
    private UserRef user;

    @BeforeEach
    void somebody_is_signed_in() {
        signIn = accounts.signIn();
        user = signIn.user();
    }

    @Test
    void a_stranger_does_not_end_tokens_a36() {
        RefreshTokens.Issued family = refreshTokens
                .issue((transaction, id) -> () -> 1, signIn.terms(), user.orgId(), true, ACTOR)
                .orElseThrow();
        AccessToken access = accessTokens
                .issue(AccessTokenGrant.of(signIn.terms(), TokenForm.OPAQUE, family.familyId()))
                .token();

        lock();

        assertThat(gate.check(access).admitted()).isTrue();
        String refreshToken = family.refreshToken();
        assertThat(refreshToken).isNotNull();
        assertThat(refreshTokens
                        .redeem(refreshToken, signIn.app().clientId(), Set.of(), null, ACTOR)
                        .refreshToken())
                .isNotNull();
    }

    @Test
    void a_stranger_does_not_end_the_tokens_of_an_actor_a36() {
        Actors actors = new Actors(List.of(user.userId()), false);
        AccessToken acted = accessTokens
                .issue(AccessTokenGrants.actedBy(
                        actors, accounts.machineSignIn().terms(), TokenForm.OPAQUE))
                .token();

        lock();

        assertThat(gate.check(acted).admitted()).isTrue();
    }

    @Test
    void a_forgotten_password_can_be_reset_meanwhile() {
        lock();

        long before = users.require(user).version();
        passwords.requestReset(user, PasswordEvent.ResetChannel.EMAIL, ACTOR);
        assertThat(users.changes(user, before, 2, true))
                .extracting(EventStore.Change::type)
                .containsExactly("user.human.password.code.added");
    }

    @Test
    void a_lock_by_an_administrator_ends_tokens_at_once_a8() {
        AccessToken access = accessTokens
                .issue(AccessTokenGrant.of(signIn.terms(), TokenForm.OPAQUE))
                .token();
        lock();
        commands.lock(user, ACTOR);

        assertThat(gate.check(access).refusal()).isEqualTo(TokenRefusal.USER_LOCKED);
    }

    @Test
    void the_current_state_is_shown_and_searched() {
        lock();
        assertThat(isFound(UserState.LOCKED)).isTrue();
        assertThat(isFound(UserState.ACTIVE)).isFalse();

        rebuild.run("user_view");
        waitForTheEnd();

        assertThat(isFound(UserState.LOCKED)).isFalse();
        assertThat(isFound(UserState.ACTIVE)).isTrue();
    }

    @Test
    void a_lock_by_an_administrator_has_no_end() {
        lock();
        waitForTheEnd();
        commands.lock(user, ACTOR);

        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> users.require(user).state() == UserState.LOCKED);
    }

    private void lock() {
        for (int i = 0; i < TestingLimits.LOCKOUT; i++) {
            assertThatThrownBy(() -> passwords.check(user, "wrong", ACTOR))
                    .isInstanceOfSatisfying(
                            DomainException.class, e -> assertThat(e.error()).isEqualTo(UserError.PASSWORD_WRONG));
        }
        assertThat(users.require(user).state()).isEqualTo(UserState.LOCKED);
    }

    private void waitForTheEnd() {
        await().atMost(Duration.ofSeconds(10)).until(() -> users.require(user).state() == UserState.ACTIVE);
    }

    private boolean isFound(UserState state) {
        List<Predicate> itself = List.of(UserSearch.inState(state), new Predicate.Equal(UserSearch.ID, user.userId()));
        return search.find(user.orgId(), Search.of(itself, null, true, 0, 0)).total() == 1;
    }
}
