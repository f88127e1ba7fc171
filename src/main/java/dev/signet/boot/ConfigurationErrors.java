package dev.signet.boot;

import dev.signet.kernel.InvalidConfiguration;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Logs an invalid configuration by its message alone, without the stack trace of the code that was starting. */
@LoggingFilter(name = "configuration-errors")
public final class ConfigurationErrors implements Filter {

    @Override
    public boolean isLoggable(LogRecord record) {
        for (Throwable cause = record.getThrown(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidConfiguration invalid) {
                record.setMessage(invalid.getMessage());
                record.setParameters(null);
                record.setThrown(null);
                return true;
            }
        }
        return true;
    }
}
