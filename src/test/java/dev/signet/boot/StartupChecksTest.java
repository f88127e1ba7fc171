package dev.signet.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.InvalidConfiguration;
import dev.signet.login.LoginConfig;
import dev.signet.oidc.profile.ProtocolConfig;
import dev.signet.signingkey.SigningKeysConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StartupChecksTest {
    private static final TestingStartupConfig DEFAULTS = TestingStartupConfig.defaults();

    @Test
    void the_defaults_are_the_documented_ones() {
        StartupConfig config = configFrom(Map.of());

        assertThat(config.externalUrl()).isEqualTo("http://localhost:8080");
        assertThat(config.dataDir()).isEqualTo(Path.of("./data"));
        assertThat(config.masterKey()).isEmpty();
        assertThat(config.bootstrap().orgName()).isEqualTo("Signet");
        assertThat(config.bootstrap().admin().username()).isEqualTo("admin");
        assertThat(config.bootstrap().admin().password()).isEmpty();
        assertThat(config.bootstrap().machine().tokenFile()).isEmpty();
    }

    @Test
    void a_refused_configuration_changes_no_database() {
        assertThat(StartupChecks.PRIORITY).isLessThan(Migration.PRIORITY);
    }

    @Test
    void every_key_is_mapped() {
        StartupConfig config = configFrom(Map.of(
                "signet.external-url", "https://id.example.com",
                "signet.data-dir", "/var/lib/signet",
                "signet.master-key", "a2V5",
                "signet.bootstrap.org-name", "Acme",
                "signet.bootstrap.admin.username", "root",
                "signet.bootstrap.admin.password", "correct horse",
                "signet.bootstrap.machine.token-file", "/run/token"));

        assertThat(config.externalUrl()).isEqualTo("https://id.example.com");
        assertThat(config.dataDir()).isEqualTo(Path.of("/var/lib/signet"));
        assertThat(config.masterKey()).contains("a2V5");
        assertThat(config.bootstrap().orgName()).isEqualTo("Acme");
        assertThat(config.bootstrap().admin().username()).isEqualTo("root");
        assertThat(config.bootstrap().admin().password()).contains("correct horse");
        assertThat(config.bootstrap().machine().tokenFile()).contains(Path.of("/run/token"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080", "https://id.example.com", "https://id.example.com/", "http://[::1]:8080"
            })
    void an_origin_is_a_valid_external_url(String url) {
        assertThat(StartupChecks.faultsOf(DEFAULTS.withExternalUrl(url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:8080",
                "//id.example.com",
                "ftp://id.example.com",
                "https://",
                "https://id.example.com/auth",
                "https://id.example.com?a=b",
                "https://id.example.com#top",
                "https://user:secret@id.example.com",
                "https://id.example.com:99999",
                "https://id example.com"
            })
    void anything_but_an_origin_is_refused_naming_the_key(String url) {
        assertThat(StartupChecks.faultsOf(DEFAULTS.withExternalUrl(url)))
                .singleElement()
                .asString()
                .startsWith("signet.external-url");
    }

    @Test
    void a_host_with_an_underscore_is_refused_with_its_reason() {
        assertThat(StartupChecks.faultsOf(DEFAULTS.withExternalUrl("https://my_host.example.com")))
                .singleElement()
                .asString()
                .endsWith("no valid host name, which consists of letters, digits, - and . (there is no _)");
    }

    @Test
    void a_master_key_has_32_bytes() {
        String valid = Base64.getEncoder().encodeToString(new byte[32]);
        String tooShort = Base64.getEncoder().encodeToString(new byte[31]);

        assertThat(StartupChecks.faultsOf(DEFAULTS.withMasterKey(valid))).isEmpty();
        assertThat(StartupChecks.faultsOf(DEFAULTS.withMasterKey(tooShort)))
                .singleElement()
                .asString()
                .startsWith("signet.master-key must be 32 bytes in base64, but has 31");
    }

    @Test
    void an_error_about_the_master_key_does_not_contain_it() {
        assertThat(StartupChecks.faultsOf(DEFAULTS.withMasterKey("not-base64!")))
                .singleElement()
                .asString()
                .startsWith("signet.master-key is not base64")
                .doesNotContain("not-base64!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\uFEFF", "Bank\u202Eneddih"})
    void the_name_of_the_organization_is_visible_and_stays_within_its_line(String name) {
        assertThat(StartupChecks.faultsOf(DEFAULTS.withOrgName(name)))
                .singleElement()
                .asString()
                .startsWith("signet.bootstrap.org-name must have a visible character");
    }

    @Test
    void all_faults_are_reported_together() {
        var config = DEFAULTS.withExternalUrl("x").withOrgName(" ").withAdminName("the admin");

        assertThatThrownBy(() -> new StartupChecks(config, protocol("fapi2"), keys("RS256"), login(null)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("signet.external-url")
                .hasMessageContaining("signet.bootstrap.org-name")
                .hasMessageContaining("signet.bootstrap.admin.username")
                .hasMessageContaining("signet.signing-keys.algorithm");
    }

    @Test
    void the_fapi_profile_refuses_rs256_even_as_the_default() {
        assertThatThrownBy(() -> new StartupChecks(DEFAULTS, protocol("fapi2"), keys(null), login(null)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("signet.signing-keys.algorithm must be PS256, ES256 or EdDSA");
        for (String strong : List.of("PS256", "ES256", "EdDSA")) {
            assertThatCode(() -> new StartupChecks(DEFAULTS, protocol("fapi2"), keys(strong), login(null)))
                    .doesNotThrowAnyException();
        }
        assertThatCode(() -> new StartupChecks(DEFAULTS, protocol("standard"), keys("RS256"), login(null)))
                .doesNotThrowAnyException();
    }

    private static ProtocolConfig protocol(String profile) {
        return configFrom(ProtocolConfig.class, Map.of("signet.oidc.security-profile", profile));
    }

    @Test
    void the_default_redirect_must_be_a_web_address() {
        for (String address : List.of("javascript:alert(1)", "/start", "https:///start", "ftp://app.example.com/")) {
            assertThatThrownBy(() -> new StartupChecks(DEFAULTS, protocol("standard"), keys(null), login(address)))
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageContaining("signet.login.default-redirect must be an absolute http or https URL");
        }
        assertThatCode(() -> new StartupChecks(
                        DEFAULTS, protocol("standard"), keys(null), login("https://app.example.com/start?a=b")))
                .doesNotThrowAnyException();
    }

    private static LoginConfig login(@Nullable String redirect) {
        return configFrom(
                LoginConfig.class, redirect == null ? Map.of() : Map.of("signet.login.default-redirect", redirect));
    }

    private static SigningKeysConfig keys(@Nullable String algorithm) {
        return configFrom(
                SigningKeysConfig.class,
                algorithm == null ? Map.of() : Map.of("signet.signing-keys.algorithm", algorithm));
    }

    private static StartupConfig configFrom(Map<String, String> values) {
        return configFrom(StartupConfig.class, values);
    }

    private static <C> C configFrom(Class<C> mapping, Map<String, String> values) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(mapping)
                .withDefaultValues(values)
                .build();
        return config.getConfigMapping(mapping);
    }
}
