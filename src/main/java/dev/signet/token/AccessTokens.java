package dev.signet.token;

import dev.signet.eventstore.Ids;
import dev.signet.jdbc.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Issues, reads and revokes access tokens. Issuing one writes nothing to the database. */
@Singleton
public final class AccessTokens {
    private final OpaqueAccessTokens opaque;
    private final JwtAccessTokens jwt;
    private final TokenLifetimes lifetimes;
    private final Database database;
    private final Ids ids;
    private final Clock clock;

    AccessTokens(
            OpaqueAccessTokens opaque,
            JwtAccessTokens jwt,
            TokenLifetimes lifetimes,
            Database database,
            Ids ids,
            Clock clock) {
        this.opaque = opaque;
        this.jwt = jwt;
        this.lifetimes = lifetimes;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A newly issued token.
     *
     * @param value the text for the client, which is not stored
     * @param token its content
     */
    public record Issued(String value, AccessToken token) {

        /** Returns the value of {@code expires_in}. */
        public long lifetimeSeconds() {
            return ChronoUnit.SECONDS.between(token.issuedAt(), token.expiresAt());
        }
    }

    /** Issues a token that {@link TokenGate} has admitted. */
    public Issued issue(AccessTokenGrant grant) {
        Instant now = clock.instant();
        Instant issuedAt = switch (grant.form()) {
            case OPAQUE -> now.truncatedTo(ChronoUnit.MILLIS);
            case JWT -> now.truncatedTo(ChronoUnit.SECONDS);
        };
        Instant regular = issuedAt.plus(lifetimes.accessToken());
        Instant latest = grant.notAfter();
        AccessToken token = new AccessToken(
                ids.next(),
                grant.terms(),
                grant.familyId(),
                grant.actors(),
                issuedAt,
                latest == null || regular.isBefore(latest) ? regular : latest,
                grant.form());
        return switch (grant.form()) {
            case OPAQUE -> new Issued(opaque.write(token), token);
            case JWT -> new Issued(jwt.write(token, grant), token);
        };
    }

    /**
     * Returns the content of an opaque access token or a JWT; empty unless it is authentic, unexpired and from this
     * issuer. An ID token or any other document that this server signed is not an access token.
     */
    public Optional<AccessToken> read(String value) {
        Optional<AccessToken> token = TokenSeal.Kind.ACCESS_TOKEN.matches(value) ? opaque.read(value) : jwt.read(value);
        return token.filter(read -> clock.instant().isBefore(read.expiresAt()));
    }

    /** Revokes this token only; the rest of its family stays valid. */
    public void revoke(AccessToken token) {
        database.update(
                "insert into revoked_tokens (token_id, expires_at) values (?, ?) on conflict do nothing",
                token.id(),
                token.expiresAt());
    }
}
