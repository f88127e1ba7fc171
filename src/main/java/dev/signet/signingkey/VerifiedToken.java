package dev.signet.signingkey;

import java.util.Collections;
import java.util.Map;

/**
 * The content of a token that this instance signed. Signature and type have been verified; issuer, audience and times
 * have not.
 *
 * @param claims the claims with the types that Jackson gives them: String, Integer, Long, BigInteger, Double, Boolean,
 * List, Map or null
 */
public record VerifiedToken(String kid, SigningAlgorithm algorithm, TokenType type, Map<String, Object> claims) {
    public VerifiedToken {
        claims = Collections.unmodifiableMap(claims);
    }
}
