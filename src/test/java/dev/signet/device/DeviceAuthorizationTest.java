package dev.signet.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the outcomes of polls (RFC 8628 section 3.5). */
class DeviceAuthorizationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void the_first_poll_waits_however_early_it_comes() {
        assertThat(device(DeviceState.PENDING, null, NOW.plusSeconds(60)).judge(NOW))
                .isInstanceOf(Poll.Waiting.class);
    }

    @Test
    void a_poll_before_the_interval_is_over_is_too_early() {
        assertThat(device(DeviceState.PENDING, NOW.minusMillis(4_400), NOW.plusSeconds(60))
                        .judge(NOW))
                .isInstanceOf(Poll.TooEarly.class);
        assertThat(device(DeviceState.PENDING, NOW.minusMillis(4_600), NOW.plusSeconds(60))
                        .judge(NOW))
                .isInstanceOf(Poll.Waiting.class);
    }

    @Test
    void an_approved_request_can_be_redeemed_without_waiting_until_it_expires() {
        assertThat(device(DeviceState.APPROVED, NOW, NOW.plusSeconds(1)).judge(NOW))
                .isInstanceOf(Poll.Approved.class);
        assertThat(device(DeviceState.APPROVED, NOW, NOW).judge(NOW)).isInstanceOf(Poll.Expired.class);
    }

    @Test
    void expired_denied_and_redeemed_requests_have_different_outcomes() {
        assertThat(device(DeviceState.PENDING, null, NOW).judge(NOW)).isInstanceOf(Poll.Expired.class);
        assertThat(device(DeviceState.DENIED, null, NOW).judge(NOW)).isInstanceOf(Poll.Denied.class);
        assertThat(device(DeviceState.REDEEMED, null, NOW.plusSeconds(60)).judge(NOW))
                .isInstanceOf(Poll.Again.class);
    }

    private static DeviceAuthorization device(DeviceState state, @Nullable Instant polledAt, Instant expiresAt) {
        return new DeviceAuthorization(
                "1",
                "client",
                List.of("openid"),
                null,
                state,
                null,
                null,
                Duration.ofSeconds(5),
                polledAt,
                NOW.minusSeconds(600),
                expiresAt);
    }
}
