package dev.signet.signingkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SigningKeysConfigTest {

    @Test
    void defaults_are_rs256_ninety_days_five_minutes_and_twelve_hours() {
        SigningKeysConfig config = config(Map.of());

        assertThat(config.algorithm()).isEqualTo(SigningAlgorithm.RS256);
        assertThat(config.rotation()).isEqualTo(Duration.ofDays(90));
        assertThat(config.publishAhead()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.retireAfter()).isEqualTo(Duration.ofHours(12));
        assertThat(config.nativeProvider()).isTrue();
    }

    @Test
    void every_key_is_mapped() {
        SigningKeysConfig config = config(Map.of(
                "signet.signing-keys.algorithm", "EdDSA",
                "signet.signing-keys.rotation", "30d",
                "signet.signing-keys.publish-ahead", "10m",
                "signet.signing-keys.retire-after", "24h",
                "signet.signing-keys.native-provider", "false"));

        assertThat(config.algorithm()).isEqualTo(SigningAlgorithm.EdDSA);
        assertThat(config.rotation()).isEqualTo(Duration.ofDays(30));
        assertThat(config.publishAhead()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.retireAfter()).isEqualTo(Duration.ofHours(24));
        assertThat(config.nativeProvider()).isFalse();
    }

    @Test
    void a_key_that_should_be_replaced_before_its_successor_is_known_is_refused() {
        assertThatThrownBy(() -> new SigningKeyTimes(TestingSigningKeysConfig.defaults()
                        .rotatingEvery(Duration.ofMinutes(5), Duration.ofMinutes(5))))
                .hasMessageEndingWith("signet.signing-keys.rotation must be longer than publish-ahead");
    }

    @Test
    void a_key_set_that_clients_may_not_cache_is_refused() {
        assertThatThrownBy(() -> new SigningKeyTimes(
                        TestingSigningKeysConfig.defaults().rotatingEvery(Duration.ofDays(90), Duration.ofMillis(999))))
                .hasMessageEndingWith("signet.signing-keys.publish-ahead must be at least 1s");
    }

    private static SigningKeysConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(SigningKeysConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(SigningKeysConfig.class);
    }
}
