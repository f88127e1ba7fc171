package dev.signet.signingkey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of one signing key, as the decider sees it. {@code state} and {@code publicKey} are null before the key is
 * added.
 *
 * @param activatableAt earliest time at which the key may sign
 */
public record SigningKey(
        @Nullable SigningKeyState state, @Nullable PublicJwk publicKey, Instant activatableAt) {
    static final SigningKey ABSENT = new SigningKey(null, null, Instant.EPOCH);

    SigningKey in(SigningKeyState next) {
        return new SigningKey(next, publicKey, activatableAt);
    }
}
