package dev.signet.signingkey;

import java.util.Collections;
import java.util.Map;

/**
 * What a token of this instance says; its signature and type are verified, its issuer, audience and times are not.
 *
 * @param claims as Jackson reads them: String, Integer, Long, Double, Boolean, List, Map
 */
public record VerifiedToken(String kid, SigningAlgorithm algorithm, TokenType type, Map<String, Object> claims) {
    public VerifiedToken {
        claims = Collections.unmodifiableMap(claims);
    }
}
