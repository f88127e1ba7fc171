package dev.signet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeTextTest {
    private static final long FIRST = -62_135_596_800L;
    private static final long LAST = 253_402_300_799L;

    @Property
    void every_time_is_read_as_it_is_written(
            @ForAll @LongRange(min = FIRST, max = LAST) long seconds, @ForAll @IntRange(max = 999_999_999) int nanos) {
        Timestamp time =
                Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos).build();

        assertThat(TimeText.timestamp(Timestamps.toString(time))).isEqualTo(time);
    }

    @Property
    void every_duration_is_read_as_it_is_written(
            @ForAll @LongRange(min = -315_576_000_000L, max = 315_576_000_000L) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        Duration duration = Duration.newBuilder()
                .setSeconds(seconds)
                .setNanos(Math.abs(seconds) == 315_576_000_000L ? 0 : seconds < 0 ? -nanos : nanos)
                .build();

        assertThat(TimeText.duration(Durations.toString(duration))).isEqualTo(duration);
    }

    @Property
    void any_other_text_is_refused_with_the_documented_exception(@ForAll String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TimeText.timestamp(text));
        assertThatIllegalArgumentException().isThrownBy(() -> TimeText.duration(text));
    }

    @Test
    void offsets_up_to_23_hours_59_minutes_are_accepted() {
        assertThat(Timestamps.toString(TimeText.timestamp("2026-03-01T00:00:00+23:59")))
                .isEqualTo("2026-02-28T00:01:00Z");
        assertThat(Timestamps.toString(TimeText.timestamp("2024-02-28T23:30:00-00:30")))
                .isEqualTo("2024-02-29T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T00:00:00Z",
                "2026-02-29T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-00-10T00:00:00Z",
                "2026-13-10T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-01-32T00:00:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T25:00:00Z",
                "2026-01-31T08:60:00Z",
                "2026-01-31T08:00:60Z",
                "2026-01-31T08:00:00+24:00",
                "2026-01-31T08:00:00+99:00",
                "2026-01-31T08:00:00+01:60",
                "2026-01-31T08:00:00",
                "2026-01-31T08:00Z",
                "2026-01-31 08:00:00Z",
                "2026-01-31T08:00:00.Z",
                "2026-01-31T08:00:00.1234567890Z",
                "2026-1-31T08:00:00Z",
                "0000-12-31T23:59:59Z",
                "0001-01-01T00:00:00+00:01",
                "9999-12-31T23:59:59-00:01",
                "10000-01-01T00:00:00Z",
                "+2026-01-31T08:00:00Z",
                "٢٠٢٦-01-31T08:00:00Z",
                ""
            })
    void a_time_that_does_not_exist_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TimeText.timestamp(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s",
                "1",
                ".5s",
                "1.s",
                "+1s",
                "--1s",
                "1e3s",
                " 1s",
                "1.1234567890s",
                "1.5abcs",
                "315576000001s",
                "-315576000000.000000001s",
                "9999999999999999999s",
                "1m",
                "PT1S"
            })
    void an_invalid_duration_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TimeText.duration(text));
    }
}
