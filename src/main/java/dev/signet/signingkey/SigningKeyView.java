package dev.signet.signingkey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as queries return it; removed keys have no view.
 *
 * @param activatableAt earliest time at which it may sign
 * @param activatedAt since when it signs, or null before
 * @param retireAt until when it stays published after it stopped signing, or null before that is known
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
