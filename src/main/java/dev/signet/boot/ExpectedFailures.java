package dev.signet.boot;

import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.kernel.InvalidConfiguration;
import io.quarkus.logging.LoggingFilter;
import java.util.Optional;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Logs failures with a known cause in one line, without a stack trace: an invalid configuration by its message alone, a
 * start that failed for a reason that an operator can mend, and a scheduled task that found the database unavailable.
 */
@LoggingFilter(name = "expected-failures")
public final class ExpectedFailures implements Filter {
    /** The class of Quarkus that logs every failure of a scheduled task. */
    static final String SCHEDULER = "io.quarkus.scheduler.common.runtime.StatusEmitterInvoker";

    /** The class of Quarkus that logs a start that failed. */
    static final String START = "io.quarkus.runtime.Application";

    @Override
    public boolean isLoggable(LogRecord record) {
        LogContext.addTo(record);
        return START.equals(record.getLoggerName()) ? isStartToBeTold(record) : isToBeTold(record);
    }

    private static boolean isStartToBeTold(LogRecord record) {
        Optional<OperatorFailure> known = OperatorFailure.in(record.getThrown());
        known.ifPresent(failure -> replace(record, failure.getMessage()));
        boolean succeeded =
                known.filter(failure -> failure.code() == ExitCode.OK).isPresent();
        return !succeeded && isToBeTold(record);
    }

    private static boolean isToBeTold(LogRecord record) {
        for (Throwable cause = record.getThrown(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidConfiguration invalid) {
                replace(record, invalid.getMessage());
                return true;
            }
            if (cause instanceof DomainException failure
                    && failure.error().kind() == DomainError.Kind.UNAVAILABLE
                    && SCHEDULER.equals(record.getLoggerName())) {
                replace(record, "A scheduled task failed: " + failure.error().message() + task(record));
                return true;
            }
        }
        return true;
    }

    /**
     * Returns the text of the task's trigger, which names the task's method; the scheduler passes it as a parameter of
     * the log message.
     */
    private static String task(LogRecord record) {
        Object[] parameters = record.getParameters();
        return parameters == null || parameters.length == 0 ? "" : " " + parameters[0];
    }

    private static void replace(LogRecord record, @Nullable String message) {
        record.setMessage(message);
        record.setParameters(null);
        record.setThrown(null);
    }
}
