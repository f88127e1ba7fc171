package dev.signet.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of an authentic, unexpired access token. Whether it is valid at the moment is decided by
 * {@link TokenGate}.
 *
 * @param id the claim {@code jti}
 * @param familyId the token family that it belongs to; null for none
 * @param issuedAt when it was issued: to the millisecond in opaque tokens, to the second in JWTs
 */
public record AccessToken(
        String id,
        TokenTerms terms,
        @Nullable String familyId,
        Actors actors,
        Instant issuedAt,
        Instant expiresAt,
        TokenForm form) {

    /**
     * Claim that marks a JWT as an access token if its {@code typ} is the one of ID tokens; no ID token has this claim.
     */
    public static final String USE = "urn:signet:token_use";

    public String userId() {
        return terms.userId();
    }

    public String clientId() {
        return terms.clientId();
    }

    public @Nullable String sessionId() {
        return terms.sessionId();
    }

    public List<String> scopes() {
        return terms.scopes();
    }

    public List<String> audience() {
        return terms.audience();
    }

    public @Nullable String keyThumbprint() {
        return terms.keyThumbprint();
    }

    /**
     * Returns the value of {@code token_type}, which tells the client how to use the token (RFC 6750, RFC 9449 section
     * 5).
     */
    public String type() {
        return keyThumbprint() == null ? "Bearer" : "DPoP";
    }
}
