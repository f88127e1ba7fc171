package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

// attack A-18 in docs/security-rules.md
class EvenPaceTest {
    private static final long STEP = Duration.ofMillis(250).toNanos();

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "200, 1", "249, 1", "250, 2", "499, 2", "500, 3", "10_100, 41"})
    void refusals_that_took_different_times_are_sent_at_the_same_moment(String millis, int steps) {
        long worked = Duration.ofMillis(Long.parseLong(millis.replace("_", ""))).toNanos();

        assertThat(EvenPace.end(0, worked)).isEqualTo(steps * STEP);
    }

    // System.nanoTime() has any origin and may overflow.
    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MAX_VALUE - 5, Long.MIN_VALUE, 7})
    void the_moment_depends_on_the_time_since_the_request_alone(long startedAt) {
        assertThat(EvenPace.end(startedAt, startedAt + 10) - startedAt).isEqualTo(STEP);
    }

    @Test
    void a_refusal_is_not_sent_before_that_moment() {
        long before = System.nanoTime();

        new EvenPace().await();

        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(STEP);
    }
}
