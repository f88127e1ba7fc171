package dev.signet.signingkey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as queries return it; removed keys have no view.
 *
 * @param activatableAt earliest time at which the key may sign
 * @param activatedAt time at which the key began to sign; null if it has not signed yet
 * @param retireAt time until which the key stays published; null until it stops signing
 */
public record SigningKeyView(
        String kid,
        SigningAlgorithm algorithm,
        PublicJwk publicJwk,
        SigningKeyState state,
        long version,
        Instant createdAt,
        Instant changedAt,
        Instant activatableAt,
        @Nullable Instant activatedAt,
        @Nullable Instant retireAt) {

    /** Tells whether clients may verify with the key at this time. */
    boolean isPublishedAt(Instant now) {
        return retireAt == null || now.isBefore(retireAt);
    }
}
