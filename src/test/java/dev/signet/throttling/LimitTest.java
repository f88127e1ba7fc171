package dev.signet.throttling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.InvalidConfiguration;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitTest {

    @Test
    void a_limit_that_allows_nothing_stops_the_start_and_names_its_key() {
        assertThatThrownBy(() -> Limit.configured("signet.some.key", "some", 0, Duration.ofMinutes(1)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageEndingWith("signet.some.key must be at least 1, but is 0");
        assertThat(Limit.configured("signet.some.key", "some", 1, Duration.ofMinutes(1))
                        .most())
                .isEqualTo(1);
    }

    @Test
    void a_pause_is_rounded_up_to_whole_seconds_and_is_at_least_one() {
        assertThat(new TooManyAttempts(Duration.ofMillis(59_001)).seconds()).isEqualTo(60);
        assertThat(new TooManyAttempts(Duration.ofMillis(1)).seconds()).isEqualTo(1);
        assertThat(new TooManyAttempts(Duration.ZERO).seconds()).isEqualTo(1);
    }
}
