package dev.signet.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.InvalidConfiguration;
import dev.signet.signingkey.SigningKeysConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenLifetimesTest {

    @Test
    void the_defaults_are_those_of_zitadel() {
        TokensConfig config = config(Map.of()).getConfigMapping(TokensConfig.class);

        assertThat(config.accessTokenLifetime()).isEqualTo(Duration.ofHours(12));
        assertThat(config.idTokenLifetime()).isEqualTo(Duration.ofHours(12));
        assertThat(config.refreshIdle()).isEqualTo(Duration.ofDays(30));
        assertThat(config.refreshAbsolute()).isEqualTo(Duration.ofDays(90));
        assertThat(config.refreshReuseGrace()).isZero();
        assertThat(config.endWithSession()).isTrue();
        assertThat(config.accessTokenHeader()).isEqualTo(TokensConfig.Header.AT_JWT);
        assertThat(config.unrestrictedAudience()).isFalse();
        assertThat(lifetimes(Map.of()).accessToken()).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void every_key_is_read() {
        TokensConfig config = config(Map.of(
                        "signet.tokens.access-token-lifetime", "5m",
                        "signet.tokens.id-token-lifetime", "6m",
                        "signet.tokens.refresh-idle", "7d",
                        "signet.tokens.refresh-absolute", "8d",
                        "signet.tokens.refresh-reuse-grace", "9s",
                        "signet.tokens.end-with-session", "false",
                        "signet.tokens.access-token-header", "jwt",
                        "signet.tokens.unrestricted-audience", "true"))
                .getConfigMapping(TokensConfig.class);

        assertThat(config.accessTokenLifetime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.idTokenLifetime()).isEqualTo(Duration.ofMinutes(6));
        assertThat(config.refreshIdle()).isEqualTo(Duration.ofDays(7));
        assertThat(config.refreshAbsolute()).isEqualTo(Duration.ofDays(8));
        assertThat(config.refreshReuseGrace()).isEqualTo(Duration.ofSeconds(9));
        assertThat(config.endWithSession()).isFalse();
        assertThat(config.accessTokenHeader()).isEqualTo(TokensConfig.Header.JWT);
        assertThat(config.unrestrictedAudience()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "access-token-lifetime, 9s",
        "access-token-lifetime, 31d",
        "id-token-lifetime, 0s",
        "id-token-lifetime, 13h",
        "access-token-lifetime, 13h",
        "refresh-idle, 59s",
        "refresh-idle, 91d",
        "refresh-absolute, 366d",
        "refresh-absolute, 29d",
        "refresh-reuse-grace, PT-1S",
        "refresh-reuse-grace, 61s"
    })
    void a_value_out_of_range_stops_the_start(String key, String value) {
        assertThatThrownBy(() -> lifetimes(Map.of("signet.tokens." + key, value)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("signet.tokens.");
    }

    private static TokenLifetimes lifetimes(Map<String, String> values) {
        SmallRyeConfig config = config(values);
        return new TokenLifetimes(
                config.getConfigMapping(TokensConfig.class), config.getConfigMapping(SigningKeysConfig.class));
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(TokensConfig.class)
                .withMapping(SigningKeysConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
