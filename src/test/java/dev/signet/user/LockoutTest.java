package dev.signet.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.InvalidConfiguration;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LockoutTest {

    @Test
    void ranges_are_checked() {
        refused(new TestingUserConfig(-1, Duration.ofMinutes(1), Duration.ofHours(1)), "lockout-max-failures");
        refused(new TestingUserConfig(10, Duration.ofMinutes(-1), Duration.ofHours(1)), "lockout-duration");
        refused(new TestingUserConfig(10, Duration.ofDays(366), Duration.ofDays(400)), "lockout-duration");
        refused(new TestingUserConfig(10, Duration.ofHours(2), Duration.ofHours(1)), "lockout-max-duration");
        refused(new TestingUserConfig(10, Duration.ZERO, Duration.ZERO), "lockout-max-duration");
    }

    @Test
    void a_duration_of_zero_means_a_lock_that_somebody_has_to_lift() {
        Lockout lockout = Lockout.of(new TestingUserConfig(10, Duration.ZERO, Duration.ofHours(1)));

        assertThat(lockout.untilUnlocked()).isTrue();
        assertThat(lockout.first()).isEqualTo(Duration.ofHours(1));
        assertThat(Lockout.of(new TestingUserConfig(10, Duration.ofMinutes(1), Duration.ofHours(1)))
                        .untilUnlocked())
                .isFalse();
    }

    private static void refused(TestingUserConfig config, String key) {
        assertThatThrownBy(() -> Lockout.of(config))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("signet.user." + key);
    }
}
