package dev.signet.user.code;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A one-time code that can still be used. The code itself is stored only as a digest and, until it is sent, encrypted.
 *
 * @param id id of the code, and of the stored secret that holds its digest
 * @param failures number of wrong tries so far
 */
public record Code(String id, Instant expiresAt, int failures) {

    public Code(String id, Instant expiresAt) {
        this(id, expiresAt, 0);
    }

    /** Returns the code after one more wrong try; null if that was the last one. */
    public static @Nullable Code afterFailure(@Nullable Code code) {
        return code == null || code.isLastTry() ? null : new Code(code.id, code.expiresAt, code.failures + 1);
    }

    /** Tells whether the next wrong try is the last one. */
    public boolean isLastTry() {
        return failures + 1 >= CodeKind.MAX_FAILURES;
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
