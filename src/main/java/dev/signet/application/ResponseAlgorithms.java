package dev.signet.application;

import dev.signet.signingkey.SigningAlgorithm;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * The algorithms that a client requested for its responses when it registered (OpenID Connect Dynamic Client
 * Registration 1.0 section 2).
 *
 * @param idToken algorithm that signs the client's ID tokens and logout tokens; null for the instance's algorithm
 * @param userinfo algorithm that signs the client's userinfo responses; null for plain JSON, which is not signed
 */
@RegisterForReflection
public record ResponseAlgorithms(
        @Nullable SigningAlgorithm idToken, @Nullable SigningAlgorithm userinfo) {
    /** The value for a client that requested no algorithms. */
    public static final ResponseAlgorithms NONE = new ResponseAlgorithms(null, null);
}
