package dev.signet.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingTest {

    @ParameterizedTest
    @ValueSource(strings = {"0s", "1s", "90s", "5m", "90m", "12h", "36h", "1d", "365d", "900ms"})
    void a_duration_is_written_as_in_the_configuration(String text) {
        assertThat(Setting.text(DurationConverter.parseDuration(text))).isEqualTo(text);
    }

    @Test
    void a_duration_without_such_a_form_is_written_in_iso_8601() {
        assertThat(Setting.text(Duration.ofNanos(1))).isEqualTo("PT0.000000001S");
    }

    @Test
    void the_ends_of_a_range_belong_to_it() {
        Duration minute = Duration.ofMinutes(1);
        Duration hour = Duration.ofHours(1);

        assertThat(Setting.within("signet.a", minute, minute, hour)).isEqualTo(minute);
        assertThat(Setting.within("signet.a", hour, minute, hour)).isEqualTo(hour);
        assertThat(Setting.within("signet.b", 1, 1, 3)).isEqualTo(1);
        assertThat(Setting.within("signet.b", 3, 1, 3)).isEqualTo(3);
    }

    @Test
    void an_error_names_the_key_the_range_and_the_value() {
        Duration minute = Duration.ofMinutes(1);
        Duration day = Duration.ofDays(1);

        assertThatThrownBy(() -> Setting.within("signet.a", Duration.ofSeconds(59), minute, day))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageEndingWith("\n  signet.a must be between 1m and 1d, but is 59s");
        assertThatThrownBy(() -> Setting.within("signet.b", 4, 1, 3))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageEndingWith("\n  signet.b must be between 1 and 3, but is 4");
    }
}
