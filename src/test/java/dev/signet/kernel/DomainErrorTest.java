package dev.signet.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DomainErrorTest {
    private static final DomainError ERROR = DomainError.notFound("a.not_found", "There is no a.");

    @Test
    void errors_that_say_the_same_are_equal() {
        assertThat(DomainError.notFound("a.not_found", "There is no a.")).isEqualTo(ERROR);
        assertThat(ERROR.about("b")).isNotEqualTo(ERROR);
        assertThat(DomainError.aborted("a.not_found", "There is no a.")).isNotEqualTo(ERROR);
    }

    @Test
    void the_field_and_the_pause_are_added_to_what_is_said() {
        assertThat(ERROR.about("b").after(Duration.ofSeconds(2)))
                .isEqualTo(new DomainError(
                        DomainError.Kind.NOT_FOUND, "a.not_found", "There is no a.", "b", Duration.ofSeconds(2)));
    }

    @Test
    void a_pause_is_rounded_up_to_whole_seconds() {
        assertThat(ERROR.retryAfterSeconds()).isEmpty();
        assertThat(ERROR.after(Duration.ofMillis(59_001)).retryAfterSeconds()).hasValue(60);
        assertThat(ERROR.after(Duration.ofMillis(1)).retryAfterSeconds()).hasValue(1);
        assertThat(ERROR.after(Duration.ZERO).retryAfterSeconds()).hasValue(1);
        assertThat(ERROR.after(Duration.ofSeconds(-5)).retryAfterSeconds()).hasValue(1);
    }

    @Test
    void the_exception_carries_the_error_and_its_cause_without_a_stack_trace() {
        IllegalStateException cause = new IllegalStateException("away");

        DomainException thrown = ERROR.exception(cause);

        assertThat(thrown.error()).isEqualTo(ERROR);
        assertThat(thrown).hasMessage("a.not_found: There is no a.").hasCause(cause);
        assertThat(thrown.getStackTrace()).isEmpty();
        assertThat(ERROR.exception()).hasNoCause();
    }
}
