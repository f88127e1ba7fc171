package dev.signet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.kernel.InvalidConfiguration;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

final class ConfigurationErrorsTest {
    private final ConfigurationErrors filter = new ConfigurationErrors();

    @Test
    void an_invalid_configuration_is_logged_by_its_message() {
        InvalidConfiguration invalid = new InvalidConfiguration("signet.a must be between 1m and 1d, but is 59s");
        LogRecord failure = failed(new IllegalStateException("a bean", new IllegalStateException(invalid)));

        assertThat(filter.isLoggable(failure)).isTrue();

        assertThat(failure.getMessage()).isEqualTo(invalid.getMessage());
        assertThat(failure.getThrown()).isNull();
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
