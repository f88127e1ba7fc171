package dev.signet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jdbc.DatabaseError;
import dev.signet.kernel.DomainException;
import dev.signet.kernel.InvalidConfiguration;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

final class ExpectedFailuresTest {
    private final ExpectedFailures filter = new ExpectedFailures();

    @Test
    void an_invalid_configuration_is_logged_by_its_message() {
        InvalidConfiguration invalid = new InvalidConfiguration("signet.a must be between 1m and 1d, but is 59s");
        LogRecord failure = failed(new IllegalStateException("a bean", new IllegalStateException(invalid)));

        assertThat(filter.isLoggable(failure)).isTrue();

        assertThat(failure.getMessage()).isEqualTo(invalid.getMessage());
        assertThat(failure.getThrown()).isNull();
    }

    @Test
    void a_scheduled_task_without_a_database_is_logged_in_one_line() {
        DomainException full = DatabaseError.CHANGES_REFUSED.exception();
        LogRecord failure = failed(new CompletionException(full));
        failure.setLoggerName(ExpectedFailures.SCHEDULER);
        failure.setParameters(new Object[] {"DeviceAuthorizations#sweep"});

        assertThat(filter.isLoggable(failure)).isTrue();

        assertThat(failure.getMessage())
                .isEqualTo("A scheduled task failed: The database takes no changes at the moment. Try again later."
                        + " DeviceAuthorizations#sweep");
        assertThat(failure.getThrown()).isNull();
    }

    @Test
    void another_failure_of_a_scheduled_task_keeps_its_stack_trace() {
        LogRecord failure = failed(new IllegalStateException("a bug"));
        failure.setLoggerName(ExpectedFailures.SCHEDULER);

        assertThat(filter.isLoggable(failure)).isTrue();

        assertThat(failure.getThrown()).hasMessage("a bug");
    }

    @Test
    void any_other_failure_keeps_its_stack_trace() {
        LogRecord failure = failed(new IllegalStateException("the database is away"));

        assertThat(filter.isLoggable(failure)).isTrue();

        assertThat(failure.getMessage()).isEqualTo("Failed to start {0}");
        assertThat(failure.getThrown()).hasMessage("the database is away");
        assertThat(filter.isLoggable(new LogRecord(Level.INFO, "started"))).isTrue();
    }

    private static LogRecord failed(Throwable cause) {
        LogRecord failure = new LogRecord(Level.SEVERE, "Failed to start {0}");
        failure.setParameters(new Object[] {"Signet"});
        failure.setThrown(cause);
        return failure;
    }
}
