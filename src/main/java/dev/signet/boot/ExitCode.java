package dev.signet.boot;

import dev.signet.kernel.InvalidConfiguration;
import io.smallrye.config.ConfigValidationException;
import org.jspecify.annotations.Nullable;

/** The status with which the process ends, so that scripts can tell why. */
public enum ExitCode {
    OK(0),
    /** The work failed for any other reason. */
    FAILED(1),
    /** The command line is wrong; picocli uses the same number. */
    USAGE(2),
    /** The configuration is invalid. */
    CONFIGURATION(3),
    /** The database cannot be used: it does not answer, refuses the login, or is not migrated. */
    DATABASE(4);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The status for a failed start. */
    public static int of(@Nullable Throwable failure, int otherwise) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OperatorFailure known) {
                return known.code().status();
            }
            if (cause instanceof InvalidConfiguration || cause instanceof ConfigValidationException) {
                return CONFIGURATION.status();
            }
        }
        return OperatorFailure.in(failure).map(known -> known.code().status()).orElse(otherwise);
    }
}
