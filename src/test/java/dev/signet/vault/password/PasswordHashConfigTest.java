package dev.signet.vault.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PasswordHashConfigTest {

    @Test
    void defaults_are_19_mib_two_passes_one_lane_and_five_seconds() {
        PasswordHashConfig config = config(Map.of());

        assertThat(config.argon2().memoryKib()).isEqualTo(19456);
        assertThat(config.argon2().iterations()).isEqualTo(2);
        assertThat(config.argon2().parallelism()).isEqualTo(1);
        assertThat(config.maxConcurrent()).isEmpty();
        assertThat(config.maxQueued()).isEqualTo(256);
        assertThat(config.queueTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.nativeLibrary()).isTrue();
    }

    @Test
    void every_key_is_mapped() {
        PasswordHashConfig config = config(Map.of(
                "signet.password-hash.argon2.memory-kib", "65536",
                "signet.password-hash.argon2.iterations", "3",
                "signet.password-hash.argon2.parallelism", "4",
                "signet.password-hash.max-concurrent", "7",
                "signet.password-hash.max-queued", "8",
                "signet.password-hash.queue-timeout", "900ms",
                "signet.password-hash.native-library", "false"));

        assertThat(config.argon2().memoryKib()).isEqualTo(65536);
        assertThat(config.argon2().iterations()).isEqualTo(3);
        assertThat(config.argon2().parallelism()).isEqualTo(4);
        assertThat(config.maxConcurrent()).hasValue(7);
        assertThat(config.maxQueued()).isEqualTo(8);
        assertThat(config.queueTimeout()).isEqualTo(Duration.ofMillis(900));
        assertThat(config.nativeLibrary()).isFalse();
    }

    private static PasswordHashConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(PasswordHashConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(PasswordHashConfig.class);
    }
}
