package dev.signet.application;

import dev.signet.signingkey.SigningAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * The algorithms a client asked to be answered with when it registered (OpenID Connect Registration 2).
 *
 * @param idToken signs its ID tokens and logout tokens; null for that of the instance
 * @param userinfo signs its userinfo; null for plain JSON
 */
public record ResponseAlgorithms(
        @Nullable SigningAlgorithm idToken, @Nullable SigningAlgorithm userinfo) {
    /** Of every client that asked for none. */
    public static final ResponseAlgorithms NONE = new ResponseAlgorithms(null, null);
}
