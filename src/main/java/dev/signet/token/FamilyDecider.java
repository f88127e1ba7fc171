package dev.signet.token;

import dev.signet.eventstore.AggregateType;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules of token families as pure functions: rotation, reuse, expiry and binding. */
final class FamilyDecider {
    /** Name under which the type of the family streams is stored. */
    static final String STREAM_TYPE = "oidc_session";

    static final AggregateType<FamilyCommand, FamilyEvent, Family> TYPE = new AggregateType<>(
            STREAM_TYPE,
            FamilyEvent.class,
            Family.NONE,
            FamilyDecider::decide,
            FamilyDecider::evolve,
            AggregateType.noSubject());

    private FamilyDecider() {}

    static Decision<FamilyEvent> decide(FamilyCommand command, Family family) {
        return switch (command) {
            case FamilyCommand.Open open -> open(open);
            case FamilyCommand.Redeem redeem -> redeem(redeem, family, family.generation() + 1);
            case FamilyCommand.Extend(FamilyCommand.Redeem redeem) -> redeem(redeem, family, family.generation());
            case FamilyCommand.Revoke(FamilyEnd reason) -> revoke(reason, family);
        };
    }

    static Family evolve(Family family, FamilyEvent event) {
        return switch (event) {
            case FamilyEvent.Added added ->
                new Family(FamilyState.ACTIVE, added.terms(), 0, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
            case FamilyEvent.RefreshTokenAdded added ->
                new Family(
                        family.state(), family.terms(), 1, added.addedAt(), added.idleExpiresAt(), added.expiresAt());
            case FamilyEvent.RefreshTokenRenewed renewed ->
                new Family(
                        family.state(),
                        family.terms(),
                        renewed.generation(),
                        renewed.renewedAt(),
                        renewed.idleExpiresAt(),
                        family.expiresAt());
            case FamilyEvent.Revoked revoked ->
                new Family(
                        FamilyState.REVOKED,
                        family.terms(),
                        family.generation(),
                        family.renewedAt(),
                        family.idleExpiresAt(),
                        family.expiresAt());
        };
    }

    private static Decision<FamilyEvent> open(FamilyCommand.Open open) {
        List<FamilyEvent> events = new ArrayList<>();
        events.add(FamilyEvent.Added.on(open.terms()));
        FamilyCommand.Lifetimes lifetimes = open.refresh();
        if (lifetimes != null) {
            Instant expiresAt = open.now().plus(lifetimes.absolute());
            events.add(new FamilyEvent.RefreshTokenAdded(
                    open.now(), idleExpiry(open.now(), lifetimes, expiresAt), expiresAt));
        }
        return Decision.of(events);
    }

    // The check for reuse precedes everything that could refuse the current token, so that a thief's use is noticed
    // even while the user is locked. The check of the client precedes that for reuse, so that nobody can end a family
    // of another client.
    private static Decision<FamilyEvent> redeem(FamilyCommand.Redeem redeem, Family family, int next) {
        if (family.state() == null || redeem.generation() > family.generation()) {
            throw TokenRefusal.MALFORMED.exception();
        }
        if (!redeem.clientId().equals(family.terms().clientId())) {
            throw TokenRefusal.CLIENT_MISMATCH.exception();
        }
        if (family.state() == FamilyState.REVOKED) {
            throw TokenRefusal.FAMILY_REVOKED.exception();
        }
        if (redeem.generation() < family.generation()) {
            return reused(redeem, family);
        }
        DomainError refusal = refusalOfPresent(redeem, family);
        if (refusal != null) {
            throw refusal.exception();
        }
        return Decision.of(new FamilyEvent.RefreshTokenRenewed(
                next, redeem.now(), idleExpiry(redeem.now(), redeem.lifetimes(), family.expiresAt())));
    }

    private static Decision<FamilyEvent> reused(FamilyCommand.Redeem redeem, Family family) {
        boolean justReplaced = redeem.generation() == family.generation() - 1
                && redeem.now()
                        .isBefore(family.renewedAt().plus(redeem.lifetimes().reuseGrace()));
        Decision<FamilyEvent> decision =
                justReplaced ? Decision.nothing() : Decision.of(new FamilyEvent.RefreshTokenRevoked(FamilyEnd.REUSE));
        return decision.failing(TokenRefusal.REUSED);
    }

    private static @Nullable DomainError refusalOfPresent(FamilyCommand.Redeem redeem, Family family) {
        if (!redeem.now().isBefore(family.idleExpiresAt()) || !redeem.now().isBefore(family.expiresAt())) {
            return TokenRefusal.EXPIRED;
        }
        TokenTerms terms = family.terms();
        if (terms.keyThumbprint() != null && !terms.keyThumbprint().equals(redeem.keyThumbprint())) {
            return TokenRefusal.KEY_MISMATCH;
        }
        if (!Set.copyOf(terms.scopes()).containsAll(redeem.scopes())) {
            return TokenRefusal.SCOPE_EXCEEDED;
        }
        return redeem.gate();
    }

    private static Decision<FamilyEvent> revoke(FamilyEnd reason, Family family) {
        FamilyState state = family.state();
        if (state == null) {
            throw TokenRefusal.MALFORMED.exception();
        }
        return switch (state) {
            case REVOKED -> Decision.nothing();
            case ACTIVE ->
                Decision.of(
                        family.generation() > 0
                                ? new FamilyEvent.RefreshTokenRevoked(reason)
                                : new FamilyEvent.AccessTokenRevoked(reason));
        };
    }

    private static Instant idleExpiry(Instant now, FamilyCommand.Lifetimes lifetimes, Instant expiresAt) {
        Instant idle = now.plus(lifetimes.idle());
        return idle.isBefore(expiresAt) ? idle : expiresAt;
    }
}
