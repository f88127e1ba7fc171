package dev.signet.token;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Append;
import dev.signet.eventstore.EventStore;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.StreamId;
import dev.signet.eventstore.VersionConflict;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens token families, rotates their refresh tokens and ends them (RFC 9700 section 4.14.2).
 *
 * <p>A refresh token can be used once. Of several parallel uses exactly one succeeds, because each appends its events
 * only if the family still has the version that it has read. Every other use finds the token already used and ends the
 * family, including the new tokens of the successful use, unless the configured grace period has not passed yet. A
 * token presented by another client changes nothing.
 */
@Singleton
public final class RefreshTokens {
    private static final int ATTEMPTS = 8;

    private final TokenGate gate;
    private final RefreshTokenForm form;
    private final FamilyQueries queries;
    private final Aggregates aggregates;
    private final EventStore store;
    private final Ids ids;
    private final TokenLifetimes lifetimes;
    private final Clock clock;

    RefreshTokens(
            TokenGate gate,
            RefreshTokenForm form,
            FamilyQueries queries,
            Aggregates aggregates,
            EventStore store,
            Ids ids,
            TokenLifetimes lifetimes,
            Clock clock) {
        this.gate = gate;
        this.form = form;
        this.queries = queries;
        this.aggregates = aggregates;
        this.store = store;
        this.ids = ids;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    /**
     * A token family and its refresh token.
     *
     * @param orgId organization of the user
     * @param refreshToken the text of the current refresh token, which is not stored; null if the family has none
     */
    public record Issued(
            String familyId,
            String orgId,
            Family family,
            @Nullable String refreshToken) {}

    /** An authorization that can be exchanged for one family, such as an authorization code. */
    @FunctionalInterface
    public interface Authorization {
        /**
         * Marks the authorization as used by this family.
         *
         * @return the statement that changes one row, or none if the authorization was already used or has expired
         */
        Sql.Written useUp(Sql transaction, String familyId);
    }

    /**
     * Uses an authorization and opens its family in one transaction; empty if the authorization was already used or has
     * expired. A family is opened even without a refresh token, so that its access tokens can be ended together, for
     * instance when the authorization code is used again (RFC 6749 section 4.1.2).
     *
     * @param orgId organization of the user
     * @param offline whether the family gets a refresh token
     */
    public Optional<Issued> issue(
            Authorization authorization, TokenTerms terms, String orgId, boolean offline, Actor actor) {
        FamilyCommand open = new FamilyCommand.Open(terms, offline ? lifetimes() : null, now());
        try {
            return Optional.of(aggregates.inTransaction(transaction -> {
                String id = ids.next();
                // sent together with the append; a concurrent use of the authorization waits here and is rolled back
                Sql.Written used = authorization.useUp(transaction, id);
                Family family = aggregates
                        .createIn(transaction, FamilyDecider.TYPE, id, orgId, open, actor)
                        .state();
                if (used.rows() == 0) {
                    throw new UsedUp();
                }
                return new Issued(id, orgId, family, offline ? form.write(id, family.generation()) : null);
            }));
        } catch (UsedUp e) {
            return Optional.empty();
        }
    }

    /** Rolls a transaction back because its authorization could not be used. */
    private static final class UsedUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        UsedUp() {
            super("the authorization was used or has expired", null, false, false);
        }
    }

    /**
     * Exchanges a refresh token for the next one of its family. All checks are made in this method, so once it has
     * returned, the caller issues the new tokens without further checks.
     *
     * @param clientId the authenticated client
     * @param scopes the requested scopes; empty for all that were granted
     * @param keyThumbprint thumbprint of the key that the client has proven (RFC 9449), or null
     * @param actor provides the IP address and user agent of the request for the event; the user of the token is
     *     recorded as the actor
     * @throws DomainException a {@link TokenRefusal}
     */
    public Issued redeem(
            String token, String clientId, Set<String> scopes, @Nullable String keyThumbprint, Actor actor) {
        FamilyView after = use(token, clientId, scopes, keyThumbprint, actor, redeem -> redeem);
        return new Issued(
                after.id(),
                after.orgId(),
                after.family(),
                form.write(after.id(), after.family().generation()));
    }

    /**
     * Uses a refresh token, keeps it as the current one, and extends its idle time. This is for clients that
     * authenticate and whose access tokens are bound to a key, because FAPI 2.0 section 5.3.2.1 asks for no rotation
     * there. In everything else it is like {@link #redeem}.
     */
    public Issued extend(
            String token, String clientId, Set<String> scopes, @Nullable String keyThumbprint, Actor actor) {
        FamilyView after = use(token, clientId, scopes, keyThumbprint, actor, FamilyCommand.Extend::new);
        return new Issued(after.id(), after.orgId(), after.family(), token);
    }

    private FamilyView use(
            String token,
            String clientId,
            Set<String> scopes,
            @Nullable String keyThumbprint,
            Actor actor,
            Function<FamilyCommand.Redeem, FamilyCommand> way) {
        RefreshTokenForm.Content content = form.read(token).orElseThrow(TokenRefusal.MALFORMED::exception);
        return change(
                content.familyId(),
                family -> actor.as(family.terms().userId()),
                judged -> way.apply(new FamilyCommand.Redeem(
                        content.generation(),
                        clientId,
                        scopes,
                        keyThumbprint,
                        judged.verdict().refusal(),
                        lifetimes(),
                        now())));
    }

    /**
     * Ends the family of a refresh token that its client revokes (RFC 7009), even if the token was already replaced.
     *
     * @param from provides the IP address and user agent of the request for the event; the family's user is recorded as
     *     the actor
     * @return whether the text was a refresh token of this client
     */
    public boolean revoke(String token, String clientId, Actor from) {
        Optional<FamilyView> family = form.read(token)
                .flatMap(content -> queries.find(content.familyId()))
                .filter(view -> view.terms().clientId().equals(clientId));
        family.ifPresent(view ->
                revokeFamily(view.id(), FamilyEnd.CLIENT, from.as(view.terms().userId())));
        return family.isPresent();
    }

    /** Ends a family; changes nothing if it has already ended or does not exist. */
    public void revokeFamily(String familyId, FamilyEnd reason, Actor actor) {
        if (queries.find(familyId).isPresent()) {
            change(familyId, actor, judged -> new FamilyCommand.Revoke(reason));
        }
    }

    /**
     * Ends a family of this user. Fails with NOT_FOUND for a family of another user or one that has already ended.
     *
     * @return the family after it has ended
     */
    public FamilyView revokeOwn(String userId, String familyId, Actor actor) {
        FamilyView own = queries.find(familyId)
                .filter(view -> view.terms().userId().equals(userId))
                .filter(view -> view.family().state() == FamilyState.ACTIVE)
                .orElseThrow(FamilyError.NOT_FOUND::exception);
        return change(own.id(), actor, judged -> new FamilyCommand.Revoke(FamilyEnd.USER));
    }

    /**
     * Ends every family of a user.
     *
     * @return how many were ended
     */
    public int revokeAllOf(String userId, FamilyEnd reason, Actor actor) {
        return revokeAll(queries.idsOf(userId, null), reason, actor);
    }

    /**
     * Ends every family that came from a session.
     *
     * @return how many were ended
     */
    public int revokeAllOfSession(String sessionId, FamilyEnd reason, Actor actor) {
        return revokeAll(queries.idsOfSession(sessionId), reason, actor);
    }

    int revokeAll(List<String> familyIds, FamilyEnd reason, Actor actor) {
        familyIds.forEach(id -> revokeFamily(id, reason, actor));
        return familyIds.size();
    }

    /**
     * Changes a family. It decides on the row of the view, which holds the whole state of the family, and appends at
     * the version that the row had. Unlike loading the event stream, this costs the same for the first and for the
     * thousandth renewal.
     */
    private FamilyView change(String familyId, Actor actor, Function<TokenGate.Judged, FamilyCommand> command) {
        return change(familyId, family -> actor, command);
    }

    private FamilyView change(
            String familyId, Function<FamilyView, Actor> actor, Function<TokenGate.Judged, FamilyCommand> command) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            TokenGate.Judged judged = gate.family(familyId).orElseThrow(TokenRefusal.MALFORMED::exception);
            FamilyView before = judged.family();
            Decision<FamilyEvent> decision = FamilyDecider.decide(command.apply(judged), before.family());
            try {
                FamilyView after = append(before, decision, actor.apply(before));
                DomainError failure = decision.failure();
                if (failure != null) {
                    throw failure.exception();
                }
                return after;
            } catch (VersionConflict e) {
                // another request changed the family in between; the loop decides again on the new state
            }
        }
        throw FamilyError.CONTENDED.exception();
    }

    private FamilyView append(FamilyView before, Decision<FamilyEvent> decision, Actor actor) {
        FamilyView after = before;
        if (decision.events().isEmpty()) {
            return after;
        }
        StreamId stream = new StreamId(FamilyDecider.STREAM_TYPE, before.id());
        for (var recorded :
                store.append(new Append<>(stream, before.version(), before.orgId(), null, decision, actor))) {
            after = new FamilyView(
                    after.id(),
                    after.orgId(),
                    FamilyDecider.evolve(after.family(), recorded.event()),
                    recorded.version(),
                    after.createdAt(),
                    recorded.recordedAt());
        }
        return after;
    }

    /**
     * Truncates to milliseconds, because the database stores no nanoseconds and a decision must not depend on digits
     * that are not stored.
     */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private FamilyCommand.Lifetimes lifetimes() {
        return new FamilyCommand.Lifetimes(
                lifetimes.refreshIdle(), lifetimes.refreshAbsolute(), lifetimes.reuseGrace());
    }
}
