package dev.signet.token;

import dev.signet.application.AccessTokenHeader;
import dev.signet.application.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of an access token that is about to be issued. {@link TokenGate} has already admitted it.
 *
 * @param familyId the token family that the token belongs to and ends with; null for none
 * @param claims further claims of a JWT, such as roles; an opaque token has none
 * @param notAfter latest time at which the token expires; null if only the configured lifetime limits it
 * @param clockSkew by how much the clocks of those who verify a JWT may differ from this server's
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

    /** Creates the grant of a token that belongs to no family. */
    public static AccessTokenGrant of(TokenTerms terms, TokenForm form) {
        return new AccessTokenGrant(
                terms, form, null, Actors.NONE, Map.of(), null, Duration.ZERO, AccessTokenHeader.DEFAULT);
    }

    /** Creates the grant of a token that belongs to a family. */
    public static AccessTokenGrant of(TokenTerms terms, TokenForm form, String familyId) {
        return new AccessTokenGrant(
                terms, form, familyId, Actors.NONE, Map.of(), null, Duration.ZERO, AccessTokenHeader.DEFAULT);
    }

    /** Creates the grant of a token that belongs to a family, with the settings of the client's application. */
    public static AccessTokenGrant of(TokenTerms terms, Client client, String familyId) {
        return new AccessTokenGrant(
                terms,
                TokenForm.of(client),
                familyId,
                Actors.NONE,
                Map.of(),
                null,
                client.clockSkew(),
                client.tokens().accessTokenHeader());
    }

    /** Returns this grant with other {@code claims}. */
    public AccessTokenGrant with(Map<String, Object> others) {
        return new AccessTokenGrant(terms, form, familyId, actors, others, notAfter, clockSkew, header);
    }

    /** Returns this grant with another {@code clockSkew}. */
    public AccessTokenGrant withClockSkew(Duration skew) {
        return new AccessTokenGrant(terms, form, familyId, actors, claims, notAfter, skew, header);
    }
}
