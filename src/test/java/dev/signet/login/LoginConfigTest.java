package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginConfigTest {

    @Test
    void by_default_registration_is_off_and_the_limits_suit_an_office_behind_one_address() {
        LoginConfig config = config(Map.of());

        assertThat(config.registrationAllowed()).isFalse();
        assertThat(config.defaultRedirect()).isEmpty();
        assertThat(config.maxFailedSignIns()).isEqualTo(100);
        assertThat(config.maxRegistrations()).isEqualTo(20);
        assertThat(config.maxMailRequests()).isEqualTo(60);
        assertThat(config.maxWrongCodes()).isEqualTo(10);
    }

    @Test
    void every_key_is_mapped() {
        LoginConfig config = config(Map.of(
                "signet.login.registration-allowed", "true",
                "signet.login.default-redirect", "https://app.example.com/start",
                "signet.login.max-failed-sign-ins", "7",
                "signet.login.max-registrations", "8",
                "signet.login.max-mail-requests", "9",
                "signet.login.max-wrong-codes", "11"));

        assertThat(config.registrationAllowed()).isTrue();
        assertThat(config.defaultRedirect()).contains(URI.create("https://app.example.com/start"));
        assertThat(config.maxFailedSignIns()).isEqualTo(7);
        assertThat(config.maxRegistrations()).isEqualTo(8);
        assertThat(config.maxMailRequests()).isEqualTo(9);
        assertThat(config.maxWrongCodes()).isEqualTo(11);
    }

    private static LoginConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(LoginConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(LoginConfig.class);
    }
}
