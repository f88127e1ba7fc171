package dev.signet.application;

import dev.signet.signingkey.SigningAlgorithm;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * The algorithms that a client requested for its responses when it registered (OpenID Connect Registration 2).
 *
 * @param idToken signs its ID tokens and logout tokens; null for the instance's algorithm
 * @param userinfo signs its userinfo responses; null for plain JSON
 */
@RegisterForReflection
public record ResponseAlgorithms(
        @Nullable SigningAlgorithm idToken, @Nullable SigningAlgorithm userinfo) {
    /** Of a client that requested none. */
    public static final ResponseAlgorithms NONE = new ResponseAlgorithms(null, null);
}
