package dev.signet.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change to the secrets of the stream that a decision is about. Takes effect in the transaction that appends the
 * events.
 *
 * <p>Values are hashes, keyed digests or ciphertext, never a readable secret.
 */
public sealed interface SecretChange {

    /** Returns the kind of secret, for instance {@code password} or {@code pat}. */
    String kind();

    /** Stores or replaces one secret. */
    record Put(
            String kind, String id, String value, @Nullable Instant expiresAt) implements SecretChange {}

    /** Removes one secret if it is there. */
    record Remove(String kind, String id) implements SecretChange {}

    /** Removes every secret of this kind. */
    record RemoveAll(String kind) implements SecretChange {}
}
