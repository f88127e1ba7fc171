package dev.signet.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An outstanding one-time code; the code itself is known only as a digest in the vault.
 *
 * @param id names the secret that holds the digest
 * @param failures wrong tries so far
 */
public record Code(String id, Instant expiresAt, int failures) {

    Code(String id, Instant expiresAt) {
        this(id, expiresAt, 0);
    }

    /** The code after one more wrong try; null once there were too many. */
    static @Nullable Code afterFailure(@Nullable Code code) {
        return code == null || code.isLastTry() ? null : new Code(code.id, code.expiresAt, code.failures + 1);
    }

    /** Whether a wrong try now would be the last. */
    boolean isLastTry() {
        return failures + 1 >= CodeKind.MAX_FAILURES;
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
