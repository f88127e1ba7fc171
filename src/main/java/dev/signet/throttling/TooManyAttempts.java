package dev.signet.throttling;

import dev.signet.kernel.DomainError;
import java.time.Duration;

/** The refusal of an attempt that was made too often. */
public final class TooManyAttempts {
    private static final String CODE = "attempts.too_many";

    /** Returns the error, which always says after how many seconds to try again. */
    public static DomainError after(Duration pause) {
        return DomainError.of(
                        DomainError.Kind.RESOURCE_EXHAUSTED,
                        CODE,
                        "This was attempted too often; try again in " + DomainError.wholeSeconds(pause) + " s.")
                .after(pause);
    }

    /** Tells whether an error is this refusal. */
    public static boolean is(DomainError error) {
        return error.code().equals(CODE);
    }

    private TooManyAttempts() {}
}
