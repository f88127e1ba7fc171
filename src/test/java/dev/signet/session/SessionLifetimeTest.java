package dev.signet.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.InvalidConfiguration;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionLifetimeTest {

    @Test
    void the_defaults_are_set() {
        SessionsConfig config = config(Map.of());

        assertThat(config.lifetime()).isEqualTo(Duration.ofDays(10));
        assertThat(config.endOnPasswordChange()).isTrue();
        assertThat(config.reauthenticationAge()).isEqualTo(Duration.ofMinutes(15));
        assertThat(new SessionLifetime(config).length()).isEqualTo(Duration.ofDays(10));
    }

    @Test
    void every_key_is_read() {
        SessionsConfig config = config(Map.of(
                "signet.sessions.lifetime", "8h",
                "signet.sessions.end-on-password-change", "false",
                "signet.sessions.reauthentication-age", "5m"));

        assertThat(config.lifetime()).isEqualTo(Duration.ofHours(8));
        assertThat(config.endOnPasswordChange()).isFalse();
        assertThat(config.reauthenticationAge()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"59s", "0s", "PT-1H", "366d"})
    void a_lifetime_out_of_range_stops_the_start(String lifetime) {
        SessionsConfig config = config(Map.of("signet.sessions.lifetime", lifetime));

        assertThatThrownBy(() -> new SessionLifetime(config))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("signet.sessions.lifetime must be between");
    }

    private static SessionsConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(SessionsConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(SessionsConfig.class);
    }
}
