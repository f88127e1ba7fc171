package dev.signet.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.eventstore.Fence;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AsyncRunnerTest {

    @Test
    void an_open_transaction_is_waited_for_with_growing_pauses() {
        Fence.Complete stuck = new Fence.Complete(10, true);
        Duration pause = Duration.ZERO;
        Duration waited = Duration.ZERO;
        for (int failures = 0; failures < 20; failures++) {
            Duration next = AsyncRunner.pauseAfter(stuck, 10, pause);
            assertThat(next).isGreaterThanOrEqualTo(pause).isPositive();
            pause = next;
            waited = waited.plus(pause);
        }

        assertThat(pause).isEqualTo(Duration.ofSeconds(5));
        assertThat(waited).isGreaterThan(Duration.ofSeconds(50));
        assertThat(AsyncRunner.pauseAfter(new Fence.Complete(11, true), 10, pause))
                .isZero();
        assertThat(AsyncRunner.pauseAfter(new Fence.Complete(10, false), 10, pause))
                .isZero();
    }
}
