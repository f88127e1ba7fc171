package dev.signet.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signet.eventstore.EventStore;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.eventstore.StreamId;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.session.SessionCommands;
import dev.signet.session.SessionQueries;
import dev.signet.session.SessionState;
import dev.signet.user.UserCommands;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RefreshTokensIT {
    private static final Actor ACTOR = Actor.system();

    @Inject
    TestingAccounts accounts;

    @Inject
    RefreshTokens tokens;

    @Inject
    AccessTokens accessTokens;

    @Inject
    FamilyQueries queries;

    @Inject
    TokenGate gate;

    @Inject
    SessionCommands sessions;

    @Inject
    SessionQueries sessionQueries;

    @Inject
    UserCommands users;

    @Inject
    EventStore store;

    private TestingAccounts.SignIn signIn;

    @BeforeEach
    void sign_in() {
        signIn = accounts.machineSignIn();
    }

    @Test
    void of_fifty_parallel_uses_exactly_one_succeeds_and_the_family_ends_a5() throws Exception {
        RefreshTokens.Issued first = issue();

        List<Object> outcomes = inParallel(50, () -> redeem(text(first)));

        assertThat(outcomes).filteredOn(RefreshTokens.Issued.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(DomainException.class::isInstance)
                .hasSize(49)
                .allSatisfy(e -> assertThat(((DomainException) e).error())
                        .isIn(TokenRefusal.REUSED, TokenRefusal.FAMILY_REVOKED));
        assertThat(family(first).state()).isEqualTo(FamilyState.REVOKED);
        RefreshTokens.Issued winner = (RefreshTokens.Issued) outcomes.stream()
                .filter(RefreshTokens.Issued.class::isInstance)
                .findFirst()
                .orElseThrow();
        refused(() -> redeem(text(winner)), TokenRefusal.FAMILY_REVOKED);
        assertThat(events(first)).hasSize(4);
    }

    @Test
    void each_renewal_replaces_the_token_and_keeps_the_family() {
        RefreshTokens.Issued present = issue();
        for (int i = 2; i <= 20; i++) {
            RefreshTokens.Issued next = redeem(text(present));

            assertThat(next.familyId()).isEqualTo(present.familyId());
            assertThat(next.refreshToken()).isNotEqualTo(present.refreshToken());
            assertThat(next.family().generation()).isEqualTo(i);
            assertThat(next.family().expiresAt()).isEqualTo(present.family().expiresAt());
            present = next;
        }
        assertThat(queries.find(present.familyId()).orElseThrow().family()).isEqualTo(folded(present));
    }

    @Test
    void the_event_names_the_user_of_the_token_as_its_actor() {
        RefreshTokens.Issued first = issue();
        Actor unknown = Actor.system();

        tokens.redeem(text(first), signIn.app().clientId(), Set.of(), null, unknown);

        assertThat(events(first).getLast().actor()).isEqualTo(signIn.user().userId());
    }

    @Test
    void an_old_token_ends_the_family_and_its_access_tokens() {
        RefreshTokens.Issued first = issue();
        AccessToken access = accessTokens
                .issue(AccessTokenGrant.of(signIn.terms(), TokenForm.OPAQUE, first.familyId()))
                .token();
        RefreshTokens.Issued second = redeem(text(first));
        RefreshTokens.Issued third = redeem(text(second));
        assertThat(gate.check(access).admitted()).isTrue();

        refused(() -> redeem(text(first)), TokenRefusal.REUSED);

        refused(() -> redeem(text(third)), TokenRefusal.FAMILY_REVOKED);
        assertThat(gate.check(access).refusal()).isEqualTo(TokenRefusal.FAMILY_REVOKED);
    }

    @Test
    void another_client_can_neither_redeem_nor_revoke_a_token_a4() {
        RefreshTokens.Issued first = issue();
        String other = accounts.app(signIn.user().orgId()).clientId();

        refused(() -> tokens.redeem(text(first), other, Set.of(), null, ACTOR), TokenRefusal.CLIENT_MISMATCH);
        assertThat(tokens.revoke(text(first), other, ACTOR)).isFalse();

        assertThat(redeem(text(first)).family().generation()).isEqualTo(2);
    }

    @Test
    void an_invented_or_altered_token_ends_nothing() {
        RefreshTokens.Issued first = issue();
        String token = text(first);
        char last = token.charAt(token.length() - 1);
        List<String> forged = List.of(
                "",
                "sgr_",
                token.substring(0, token.length() - 1),
                token.substring(0, token.length() - 1) + (last == 'A' ? 'B' : 'A'),
                token.replace("sgr_", "sga_"),
                "sgr_" + first.familyId(),
                token + "=",
                "sgr_" + token);

        forged.forEach(text -> refused(() -> redeem(text), TokenRefusal.MALFORMED));
        assertThat(accessTokens.read(token)).isEmpty();
        assertThat(accessTokens.read(token.replace("sgr_", "sga_"))).isEmpty();

        assertThat(redeem(token).family().generation()).isEqualTo(2);
    }

    @Test
    void a_client_can_revoke_its_token_even_an_old_one() {
        RefreshTokens.Issued first = issue();
        RefreshTokens.Issued second = redeem(text(first));

        assertThat(tokens.revoke(text(first), signIn.app().clientId(), ACTOR)).isTrue();

        refused(() -> redeem(text(second)), TokenRefusal.FAMILY_REVOKED);
        assertThat(tokens.revoke(text(second), signIn.app().clientId(), ACTOR)).isTrue();
    }

    @Test
    void ending_a_family_without_refresh_token_invalidates_its_access_tokens() {
        RefreshTokens.Issued lone = signIn.familyWithoutRefreshToken(tokens);
        AccessToken access = accessTokens
                .issue(AccessTokenGrant.of(signIn.terms(), TokenForm.JWT, lone.familyId()))
                .token();
        assertThat(lone.refreshToken()).isNull();
        assertThat(queries.ofUser(signIn.user().userId())).isEmpty();
        assertThat(gate.check(access).admitted()).isTrue();

        tokens.revokeFamily(lone.familyId(), FamilyEnd.CODE_REUSE, ACTOR);

        assertThat(gate.check(access).refusal()).isEqualTo(TokenRefusal.FAMILY_REVOKED);
    }

    @Test
    void users_can_end_only_their_own_tokens() {
        RefreshTokens.Issued own = issue();
        TestingAccounts.SignIn other = accounts.machineSignIn();
        assertThat(queries.ofUser(signIn.user().userId()))
                .extracting(FamilyView::id)
                .containsExactly(own.familyId());

        refused(() -> tokens.revokeOwn(other.user().userId(), own.familyId(), ACTOR), FamilyError.NOT_FOUND);
        FamilyView ended = tokens.revokeOwn(signIn.user().userId(), own.familyId(), ACTOR);

        assertThat(ended.family().state()).isEqualTo(FamilyState.REVOKED);
        assertThat(queries.ofUser(signIn.user().userId())).isEmpty();
        refused(() -> tokens.revokeOwn(signIn.user().userId(), own.familyId(), ACTOR), FamilyError.NOT_FOUND);
    }

    @Test
    void a_sign_out_ends_the_families_of_its_session_permanently() {
        RefreshTokens.Issued own = issue();
        assertThat(queries.clientIdsOfSession(signIn.session().id()))
                .containsExactly(signIn.app().clientId());

        sessions.terminate(signIn.session().id(), ACTOR);

        assertThat(queries.ofUser(signIn.user().userId())).isEmpty();
        await().untilAsserted(() -> assertThat(family(own).state()).isEqualTo(FamilyState.REVOKED));
        assertThat(events(own).getLast().event()).isEqualTo(new FamilyEvent.RefreshTokenRevoked(FamilyEnd.SIGN_OUT));
    }

    @Test
    void a_user_who_was_disabled_for_a_moment_must_sign_in_again() {
        RefreshTokens.Issued own = issue();

        users.deactivate(signIn.user(), ACTOR);
        users.reactivate(signIn.user(), ACTOR);

        await().untilAsserted(() -> {
            assertThat(family(own).state()).isEqualTo(FamilyState.REVOKED);
            assertThat(sessionQueries.find(signIn.session().id()).orElseThrow().state())
                    .isEqualTo(SessionState.TERMINATED);
        });
        TestingAccounts.SignIn again =
                new TestingAccounts.SignIn(signIn.user(), signIn.app(), accounts.session(signIn.user()));
        assertThat(gate.check(GateQuestion.issue(again.terms())).admitted()).isTrue();
    }

    private RefreshTokens.Issued issue() {
        return signIn.family(tokens);
    }

    private RefreshTokens.Issued redeem(String token) {
        return tokens.redeem(token, signIn.app().clientId(), Set.of(), null, ACTOR);
    }

    private static String text(RefreshTokens.Issued issued) {
        return String.valueOf(issued.refreshToken());
    }

    private Family family(RefreshTokens.Issued issued) {
        return queries.find(issued.familyId()).orElseThrow().family();
    }

    private List<RecordedEvent<?>> events(RefreshTokens.Issued issued) {
        return store.load(new StreamId(FamilyDecider.STREAM_TYPE, issued.familyId()));
    }

    /** Derives the family from its stream. The row must say the same, because renewals decide on the row only. */
    private Family folded(RefreshTokens.Issued issued) {
        Family family = Family.NONE;
        for (RecordedEvent<?> recorded : events(issued)) {
            family = FamilyDecider.evolve(family, (FamilyEvent) recorded.event());
        }
        return family;
    }

    private static void refused(ThrowingCallable call, DomainError error) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }

    private static List<Object> inParallel(int count, Callable<?> work) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(count);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(executor.submit(() -> {
                    barrier.await();
                    return work.call();
                }));
            }
            List<Object> outcomes = new ArrayList<>();
            for (Future<?> future : futures) {
                outcomes.add(outcome(future));
            }
            return outcomes;
        }
    }

    private static Object outcome(Future<?> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
