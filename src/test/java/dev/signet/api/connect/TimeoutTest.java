package dev.signet.api.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.api.dialect.RpcException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeoutTest {
    @Test
    void no_header_is_no_limit() {
        assertThat(Timeout.ofConnect(null)).isEmpty();
        assertThat(Timeout.ofGrpc(null)).isEmpty();
    }

    @Test
    void connect_counts_milliseconds() {
        assertThat(Timeout.ofConnect("0")).contains(Duration.ZERO);
        assertThat(Timeout.ofConnect("9999999999")).contains(Duration.ofMillis(9_999_999_999L));
    }

    @Test
    void grpc_names_its_unit() {
        assertThat(Timeout.ofGrpc("2H")).contains(Duration.ofHours(2));
        assertThat(Timeout.ofGrpc("2M")).contains(Duration.ofMinutes(2));
        assertThat(Timeout.ofGrpc("2S")).contains(Duration.ofSeconds(2));
        assertThat(Timeout.ofGrpc("2m")).contains(Duration.ofMillis(2));
        assertThat(Timeout.ofGrpc("99999999u")).contains(Duration.ofNanos(99_999_999_000L));
        assertThat(Timeout.ofGrpc("2n")).contains(Duration.ofNanos(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "1s", "12345678901", " 1", "\u0661"})
    void other_texts_are_refused_for_connect(String value) {
        assertThatThrownBy(() -> Timeout.ofConnect(value)).isInstanceOf(RpcException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S", "1", "-1S", "1s", "123456789S", "1 S", "1Sm"})
    void other_texts_are_refused_for_grpc(String value) {
        assertThatThrownBy(() -> Timeout.ofGrpc(value)).isInstanceOf(RpcException.class);
    }
}
