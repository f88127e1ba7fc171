package dev.signet.oidc.claims;

import dev.signet.token.TokenTerms;
import java.time.Instant;
import java.util.Map;

/**
 * The claims that ID tokens from sign-ins and from token exchanges share (OpenID Connect Core 2). {@code nonce}, {@code
 * acr}, {@code at_hash}, {@code act} and claims about the user are added elsewhere.
 */
public final class IdTokenClaims {
    private IdTokenClaims() {}

    /**
     * Adds the claims to {@code claims}. {@code auth_time}, {@code amr} and {@code sid} are added only if the terms
     * have them.
     *
     * @param skew number of seconds by which {@code iat} and {@code auth_time} are earlier and {@code exp} is later
     * than the real times, for clients whose clock is wrong
     */
    public static void addTo(
            Map<String, Object> claims,
            String issuer,
            TokenTerms terms,
            Instant issuedAt,
            Instant expiresAt,
            long skew) {
        claims.put("iss", issuer);
        claims.put("sub", terms.userId());
        claims.put("aud", terms.audience());
        claims.put("azp", terms.clientId());
        claims.put("client_id", terms.clientId()); // the same as azp; ZITADEL's ID tokens have both
        claims.put("iat", issuedAt.getEpochSecond() - skew);
        claims.put("exp", expiresAt.getEpochSecond() + skew);
        Instant authTime = terms.authTime();
        if (authTime != null) {
            claims.put("auth_time", authTime.getEpochSecond() - skew);
        }
        if (!terms.amr().isEmpty()) {
            claims.put("amr", terms.amr());
        }
        String sessionId = terms.sessionId();
        if (sessionId != null) {
            claims.put("sid", sessionId);
        }
    }
}
