package dev.signet.boot;

import dev.signet.api.http.RequestIds;
import dev.signet.kernel.CurrentCall;
import java.util.Optional;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a line of the log to which call it belongs. This is looked up when a line is written, so that calls that write
 * none, which are nearly all, do not pay for it.
 */
final class LogContext {
    private LogContext() {}

    /** Adds the ids of the request, of the calling user and of the organization, as far as they are known. */
    static void addTo(LogRecord line) {
        if (!(line instanceof ExtLogRecord extended)) {
            return;
        }
        Optional<CurrentCall> call = CurrentCall.get();
        put(extended, "request", call.map(CurrentCall::requestId).orElseGet(() -> RequestIds.current()));
        call.ifPresent(known -> {
            put(extended, "actor", known.actorId());
            put(extended, "org", known.orgId());
        });
    }

    private static void put(ExtLogRecord line, String name, @Nullable String value) {
        if (value != null) {
            line.putMdc(name, value);
        }
    }
}
