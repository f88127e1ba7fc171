package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EvenPaceTest {
    private static final long STEP = Duration.ofMillis(250).toNanos();

    // attack A-18: a refusal after one millisecond and one after two hundred are sent at the same moment
    @Test
    void a_refusal_leaves_no_sooner_than_the_next_full_quarter_of_a_second() {
        long before = System.nanoTime();
        EvenPace pace = new EvenPace();

        pace.await();
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(STEP);

        pace.await();
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(2 * STEP);
    }
}
