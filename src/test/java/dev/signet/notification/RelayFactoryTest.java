package dev.signet.notification;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.InvalidConfiguration;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayFactoryTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT30S", "PT1M"})
    void a_relay_is_waited_for_from_a_second_to_a_minute(Duration timeout) {
        assertThatCode(() -> RelayFactory.requireRange(timeout)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.999S", "PT1M0.001S"})
    void another_time_is_refused_with_the_name_of_the_key(Duration timeout) {
        assertThatThrownBy(() -> RelayFactory.requireRange(timeout))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("signet.mail.timeout");
    }
}
