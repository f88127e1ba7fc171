package dev.signet.token;

import static dev.signet.token.TestingTokens.NOW;
import static dev.signet.token.TestingTokens.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.kernel.TestingErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FamilyDeciderTest {
    private static final Duration IDLE = Duration.ofDays(30);
    private static final Instant END = NOW.plus(Duration.ofDays(90));
    private static final FamilyCommand.Lifetimes LIFETIMES = lifetimes(Duration.ZERO);
    private static final FamilyEvent ADDED = FamilyEvent.Added.on(terms());
    private static final FamilyEvent FIRST = new FamilyEvent.RefreshTokenAdded(NOW, NOW.plus(IDLE), END);
    private static final FamilyEvent REUSED = new FamilyEvent.RefreshTokenRevoked(FamilyEnd.REUSE);

    @Test
    void an_authorization_opens_a_family_with_or_without_refresh_token() {
        assertThat(decide(new FamilyCommand.Open(terms(), LIFETIMES, NOW)).events())
                .containsExactly(ADDED, FIRST);
        assertThat(decide(new FamilyCommand.Open(terms(), null, NOW)).events()).containsExactly(ADDED);
        assertThat(given(ADDED).generation()).isZero();
        assertThat(given(ADDED, FIRST)).isEqualTo(new Family(FamilyState.ACTIVE, terms(), 1, NOW, NOW.plus(IDLE), END));
    }

    @Test
    void the_idle_expiry_never_exceeds_the_absolute_one() {
        FamilyCommand.Lifetimes equal = new FamilyCommand.Lifetimes(IDLE, IDLE, Duration.ZERO);

        assertThat(decide(new FamilyCommand.Open(terms(), equal, NOW)).events())
                .contains(new FamilyEvent.RefreshTokenAdded(NOW, NOW.plus(IDLE), NOW.plus(IDLE)));
        Instant late = END.minus(Duration.ofDays(1));
        assertThat(decide(
                                redeem(2, late),
                                ADDED,
                                FIRST,
                                renewed(2, late.minus(IDLE).plusSeconds(1)))
                        .events())
                .containsExactly(new FamilyEvent.RefreshTokenRenewed(3, late, END));
    }

    @Test
    void the_current_token_is_renewed() {
        Instant later = NOW.plusSeconds(60);

        assertThat(decide(redeem(1, later), ADDED, FIRST).events())
                .containsExactly(new FamilyEvent.RefreshTokenRenewed(2, later, later.plus(IDLE)));
        assertThat(decide(redeem(2, later), ADDED, FIRST, renewed(2, NOW)).events())
                .containsExactly(new FamilyEvent.RefreshTokenRenewed(3, later, later.plus(IDLE)));
    }

    @Test
    void a_token_that_is_not_rotated_can_be_used_repeatedly_under_the_same_rules() {
        Instant later = NOW.plusSeconds(60);
        FamilyCommand.Redeem present = new FamilyCommand.Redeem(1, "300", Set.of(), null, null, LIFETIMES, later);
        FamilyCommand.Redeem foreign = new FamilyCommand.Redeem(1, "999", Set.of(), null, null, LIFETIMES, later);

        assertThat(decide(new FamilyCommand.Extend(present), ADDED, FIRST, renewed(1, NOW))
                        .events())
                .containsExactly(new FamilyEvent.RefreshTokenRenewed(1, later, later.plus(IDLE)));
        refused(new FamilyCommand.Extend(foreign), TokenRefusal.CLIENT_MISMATCH, ADDED, FIRST);
        assertThat(decide(new FamilyCommand.Extend(present), ADDED, FIRST, renewed(2, NOW))
                        .events())
                .containsExactly(REUSED);
    }

    @Test
    void an_old_token_ends_the_family_a5() {
        Decision<FamilyEvent> decision =
                decide(redeem(1, NOW.plusSeconds(1)), ADDED, FIRST, renewed(2, NOW), renewed(3, NOW));

        assertThat(decision.events()).containsExactly(REUSED);
        assertThat(decision.failure()).isEqualTo(TokenRefusal.REUSED);
    }

    @Test
    void an_old_token_ends_the_family_even_if_the_user_is_locked_or_the_current_token_has_expired() {
        FamilyCommand.Redeem locked = new FamilyCommand.Redeem(
                1, "300", Set.of(), null, TokenRefusal.USER_LOCKED, LIFETIMES, NOW.plusSeconds(1));

        assertThat(decide(locked, ADDED, FIRST, renewed(2, NOW)).events()).containsExactly(REUSED);
        assertThat(decide(redeem(1, END.plusSeconds(1)), ADDED, FIRST, renewed(2, NOW))
                        .events())
                .containsExactly(REUSED);
    }

    @Test
    void within_the_grace_period_only_the_latest_former_token_is_refused_without_ending_the_family() {
        FamilyCommand.Lifetimes grace = lifetimes(Duration.ofSeconds(10));
        FamilyEvent[] history = {ADDED, FIRST, renewed(2, NOW), renewed(3, NOW)};

        Decision<FamilyEvent> within = decide(redeem(2, NOW.plusMillis(9_999), grace), history);
        assertThat(within.events()).isEmpty();
        assertThat(within.failure()).isEqualTo(TokenRefusal.REUSED);
        assertThat(decide(redeem(2, NOW.plusSeconds(10), grace), history).events())
                .containsExactly(REUSED);
        assertThat(decide(redeem(1, NOW, grace), history).events()).containsExactly(REUSED);
    }

    @Test
    void another_client_gets_nothing_and_changes_nothing_a4() {
        for (int generation : List.of(1, 2)) {
            FamilyCommand.Redeem foreign =
                    new FamilyCommand.Redeem(generation, "999", Set.of(), null, null, LIFETIMES, NOW);
            refused(foreign, TokenRefusal.CLIENT_MISMATCH, ADDED, FIRST, renewed(2, NOW));
        }
    }

    @Test
    void a_token_expires_exactly_at_its_time() {
        Instant idle = NOW.plus(IDLE);

        assertThat(decide(redeem(1, idle.minusMillis(1)), ADDED, FIRST).events())
                .hasSize(1);
        refused(redeem(1, idle), TokenRefusal.EXPIRED, ADDED, FIRST);
        refused(redeem(2, END), TokenRefusal.EXPIRED, ADDED, FIRST, renewed(2, END.minusSeconds(1)));
    }

    @Test
    void a_bound_token_needs_its_key() {
        FamilyEvent bound = FamilyEvent.Added.on(terms().boundTo("thumb"));

        refused(redeem(1, "other"), TokenRefusal.KEY_MISMATCH, bound, FIRST);
        refused(redeem(1, (String) null), TokenRefusal.KEY_MISMATCH, bound, FIRST);
        assertThat(decide(redeem(1, "thumb"), bound, FIRST).events()).hasSize(1);
    }

    @Test
    void scopes_may_be_narrowed_but_not_widened() {
        assertThat(decide(redeem(Set.of("openid")), ADDED, FIRST).events()).hasSize(1);
        refused(redeem(Set.of("openid", "phone")), TokenRefusal.SCOPE_EXCEEDED, ADDED, FIRST);
    }

    static List<DomainError> refusals() {
        return TestingErrors.constants(TokenRefusal.class);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_family_that_the_gate_refuses_is_not_renewed(DomainError refusal) {
        refused(
                new FamilyCommand.Redeem(1, "300", Set.of(), null, refusal, LIFETIMES, NOW.plusSeconds(1)),
                refusal,
                ADDED,
                FIRST);
    }

    @Test
    void an_ended_family_issues_no_tokens() {
        FamilyEvent ended = new FamilyEvent.RefreshTokenRevoked(FamilyEnd.USER);

        refused(redeem(1, NOW), TokenRefusal.FAMILY_REVOKED, ADDED, FIRST, ended);
        assertThat(decide(new FamilyCommand.Revoke(FamilyEnd.CLIENT), ADDED, FIRST, ended))
                .isEqualTo(Decision.nothing());
    }

    @Test
    void a_token_that_was_never_issued_is_refused() {
        refused(redeem(2, NOW), TokenRefusal.MALFORMED, ADDED, FIRST);
        refused(redeem(1, NOW), TokenRefusal.MALFORMED, ADDED);
        refused(redeem(1, NOW), TokenRefusal.MALFORMED);
        refused(new FamilyCommand.Revoke(FamilyEnd.USER), TokenRefusal.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource(FamilyEnd.class)
    void a_family_can_be_ended_with_or_without_refresh_token(FamilyEnd reason) {
        assertThat(decide(new FamilyCommand.Revoke(reason), ADDED, FIRST).events())
                .containsExactly(new FamilyEvent.RefreshTokenRevoked(reason));
        assertThat(decide(new FamilyCommand.Revoke(reason), ADDED).events())
                .containsExactly(new FamilyEvent.AccessTokenRevoked(reason));
        assertThat(given(ADDED, new FamilyEvent.AccessTokenRevoked(reason)).state())
                .isEqualTo(FamilyState.REVOKED);
    }

    private static FamilyEvent renewed(int generation, Instant at) {
        return new FamilyEvent.RefreshTokenRenewed(generation, at, at.plus(IDLE));
    }

    private static FamilyCommand.Lifetimes lifetimes(Duration grace) {
        return new FamilyCommand.Lifetimes(IDLE, Duration.ofDays(90), grace);
    }

    private static FamilyCommand redeem(int generation, Instant now) {
        return redeem(generation, now, LIFETIMES);
    }

    private static FamilyCommand redeem(int generation, Instant now, FamilyCommand.Lifetimes lifetimes) {
        return new FamilyCommand.Redeem(generation, "300", Set.of(), null, null, lifetimes, now);
    }

    private static FamilyCommand redeem(int generation, @Nullable String thumbprint) {
        return new FamilyCommand.Redeem(generation, "300", Set.of(), thumbprint, null, LIFETIMES, NOW);
    }

    private static FamilyCommand redeem(Set<String> scopes) {
        return new FamilyCommand.Redeem(1, "300", scopes, null, null, LIFETIMES, NOW);
    }

    private static Decision<FamilyEvent> decide(FamilyCommand command, FamilyEvent... history) {
        return FamilyDecider.decide(command, given(history));
    }

    private static Family given(FamilyEvent... history) {
        Family family = Family.NONE;
        for (FamilyEvent event : Arrays.asList(history)) {
            family = FamilyDecider.evolve(family, event);
        }
        return family;
    }

    private static void refused(FamilyCommand command, DomainError refusal, FamilyEvent... history) {
        assertThatThrownBy(() -> decide(command, history))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(refusal));
    }
}
