package dev.signet.api.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import dev.signet.kernel.DomainException;
import org.junit.jupiter.api.Test;

final class WireTimeTest {
    @Test
    void a_time_outside_the_calendar_is_refused_with_its_field() {
        Timestamp beyond = Timestamp.newBuilder().setSeconds(Long.MAX_VALUE).build();

        assertThatThrownBy(() -> WireTime.instant(beyond, "expiration_date"))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.error())
                                .isEqualTo(RequestError.invalidTimestamp("expiration_date")));
    }
}
