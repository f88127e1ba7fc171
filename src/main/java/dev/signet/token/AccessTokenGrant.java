package dev.signet.token;

import dev.signet.application.AccessTokenHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an access token is to be made of; the {@link TokenGate} has been passed.
 *
 * @param familyId the family it belongs to and ends with; null for none
 * @param claims further claims of a JWT, such as roles; an opaque token has none
 * @param notAfter when it ends at the latest; null for the configured lifetime alone
 * @param clockSkew how far the clocks of those who verify a JWT may be off
 * @param header the {@code typ} of a JWT
 */
public record AccessTokenGrant(
        TokenTerms terms,
        TokenForm form,
        @Nullable String familyId,
        Actors actors,
        Map<String, Object> claims,
        @Nullable Instant notAfter,
        Duration clockSkew,
        AccessTokenHeader header) {

    public AccessTokenGrant {
        claims = Map.copyOf(claims);
    }

    /** A token on its own. */
    public static AccessTokenGrant of(TokenTerms terms, TokenForm form) {
        return new AccessTokenGrant(
                terms, form, null, Actors.NONE, Map.of(), null, Duration.ZERO, AccessTokenHeader.DEFAULT);
    }

    /** A token of a family. */
    public static AccessTokenGrant of(TokenTerms terms, TokenForm form, String familyId) {
        return new AccessTokenGrant(
                terms, form, familyId, Actors.NONE, Map.of(), null, Duration.ZERO, AccessTokenHeader.DEFAULT);
    }

    /** The same for clocks that may be off by this. */
    public AccessTokenGrant withClockSkew(Duration skew) {
        return new AccessTokenGrant(terms, form, familyId, actors, claims, notAfter, skew, header);
    }

    /** The same with another {@code typ}. */
    public AccessTokenGrant withHeader(AccessTokenHeader other) {
        return new AccessTokenGrant(terms, form, familyId, actors, claims, notAfter, clockSkew, other);
    }
}
