package dev.signet.oidc.claims;

import dev.signet.token.TokenTerms;
import java.time.Instant;
import java.util.Map;

/** The claims of every ID token (OpenID Connect Core 2). */
public final class IdTokenClaims {
    private IdTokenClaims() {}

    /**
     * Adds the claims to those of a token.
     *
     * @param skew by how many seconds the token is valid earlier and longer, for clients whose clock is wrong
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
