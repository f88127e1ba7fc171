package dev.signet.signingkey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as a query answers it; removed keys have none.
 *
 * @param activatableAt from when it may sign
 * @param activatedAt since when it signs, or null before
 * @param retireAt until when it stays published after signing, or null before that is known
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

    /** Whether clients may verify with it at this time. */
    boolean isPublishedAt(Instant now) {
        return retireAt == null || now.isBefore(retireAt);
    }
}
