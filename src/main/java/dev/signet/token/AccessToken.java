package dev.signet.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an authentic, unexpired access token says. Whether it counts now is for the {@link TokenGate} to tell.
 *
 * @param id {@code jti}
 * @param familyId the family it belongs to; null for none
 * @param issuedAt to the millisecond in opaque tokens, to the second in JWTs
 */
public record AccessToken(
        String id,
        TokenTerms terms,
        @Nullable String familyId,
        Actors actors,
        Instant issuedAt,
        Instant expiresAt,
        TokenForm form) {

    /** Claim of a signed one whose {@code typ} is that of an ID token; no ID token has it. */
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

    /** The value of {@code token_type} (RFC 6750, RFC 9449 section 5): how the token must be used. */
    public String type() {
        return keyThumbprint() == null ? "Bearer" : "DPoP";
    }
}
