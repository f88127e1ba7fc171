package dev.signet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.kernel.CurrentCall;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

final class LogContextTest {
    private final ExpectedFailures filter = new ExpectedFailures();
    private final ExtLogRecord line = new ExtLogRecord(Level.INFO, "a line", LogContextTest.class.getName());

    @Test
    void a_line_names_the_request_its_actor_and_the_organization() {
        new CurrentCall("r-1", "17", "4").during(() -> filter.isLoggable(line));

        assertThat(line.getMdc("request")).isEqualTo("r-1");
        assertThat(line.getMdc("actor")).isEqualTo("17");
        assertThat(line.getMdc("org")).isEqualTo("4");
    }

    @Test
    void an_anonymous_call_has_only_its_request() {
        new CurrentCall("r-2", null, null).during(() -> filter.isLoggable(line));

        assertThat(line.getMdc("request")).isEqualTo("r-2");
        assertThat(line.getMdc("actor")).isNull();
    }

    @Test
    void a_line_outside_of_any_call_has_none() {
        assertThat(filter.isLoggable(line)).isTrue();
        assertThat(line.getMdc("request")).isNull();
    }
}
