package dev.signet.throttling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.DomainError;
import dev.signet.kernel.InvalidConfiguration;
import dev.signet.kernel.TestingErrors;
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
    void the_refusal_says_after_how_many_seconds_to_try_again() {
        DomainError refusal = TooManyAttempts.after(Duration.ofMillis(59_001));

        assertThat(refusal.message()).isEqualTo("This was attempted too often; try again in 60 s.");
        assertThat(refusal.retryAfterSeconds()).hasValue(60);
        assertThat(TooManyAttempts.is(refusal)).isTrue();
        assertThat(TooManyAttempts.is(TestingErrors.of(DomainError.Kind.RESOURCE_EXHAUSTED)))
                .isFalse();
    }
}
