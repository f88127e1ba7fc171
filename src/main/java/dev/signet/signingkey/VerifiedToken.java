package dev.signet.signingkey;

import java.util.Collections;
import java.util.Map;

/**
 * The content of a token of this instance. Its signature and type are verified; its issuer, audience and times are not.
 *
 * @param claims as Jackson parses them: String, Integer, Long, Double, Boolean, List, Map
 */
public record VerifiedToken(String kid, SigningAlgorithm algorithm, TokenType type, Map<String, Object> claims) {
    public VerifiedToken {
        claims = Collections.unmodifiableMap(claims);
    }
}
