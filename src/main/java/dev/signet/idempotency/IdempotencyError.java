package dev.signet.idempotency;

import dev.signet.kernel.DomainError;

/** Why a call with an idempotency key is refused. */
public final class IdempotencyError {
    private static final String KEY_REUSED_CODE = "idempotency.key.reused";

    /** The value of the header is not a valid idempotency key. */
    public static final DomainError KEY_INVALID = DomainError.invalidArgument(
            "idempotency.key.invalid",
            "The header Idempotency-Key has 1 to 255 visible ASCII characters, with or without double quotes around"
                    + " them.");

    /** The caller has sent the key with another request in the last 24 hours. */
    public static final DomainError KEY_REUSED = DomainError.failedPrecondition(
            KEY_REUSED_CODE, "You have already used this Idempotency-Key for another request; choose a new one.");

    /** The first call with the key has not ended yet. */
    public static final DomainError STILL_RUNNING = DomainError.aborted(
            "idempotency.call.running", "The first call with this Idempotency-Key is still running. Try again later.");

    /** The first call changed something, but ended before its answer was stored. */
    public static final DomainError ANSWER_LOST = DomainError.aborted(
            "idempotency.answer.lost",
            "The first call with this Idempotency-Key took effect, but its answer was lost. Read what it changed.");

    private IdempotencyError() {}

    /** Tells whether the code of an error is that of {@link #KEY_REUSED}. */
    public static boolean isKeyReused(String code) {
        return code.equals(KEY_REUSED_CODE);
    }
}
