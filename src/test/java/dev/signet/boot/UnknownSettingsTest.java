package dev.signet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class UnknownSettingsTest {

    @Test
    void a_misspelt_key_is_named_with_the_one_that_was_meant() {
        assertThat(UnknownSettings.faultsOf(
                        Set.of("signet.extrenal-url", "signet.login.default-redirect", "signet.zzz.qqqqqqq"), Set.of()))
                .containsExactly(
                        "signet.extrenal-url: there is no such setting; did you mean signet.external-url?",
                        "signet.zzz.qqqqqqq: there is no such setting; docs/configuration.md lists all settings");
    }

    @Test
    void a_misspelt_variable_is_named_with_the_one_that_was_meant() {
        assertThat(UnknownSettings.faultsOf(Set.of(), Set.of("SIGNET_EXTERNALURL", "SIGNET_EXTERNAL_URL")))
                .containsExactly("SIGNET_EXTERNALURL: there is no such setting; did you mean SIGNET_EXTERNAL_URL?");
    }

    @Test
    void settings_and_variables_of_others_are_not_reported() {
        assertThat(UnknownSettings.faultsOf(config(
                        Map.of(
                                "signet.external-url", "http://localhost",
                                "signet.trusted-proxies[0]", "10.0.0.1",
                                "%prod.signet.log.json", "true",
                                "quarkus.http.port", "8080"),
                        Map.of(
                                "SIGNET_BOOTSTRAP_MACHINE_TOKEN_FILE", "f",
                                "SIGNET_JAVA_OPTIONS", "-Xmx1g",
                                "SIGNET_APP", "app",
                                "SIGNET_SERVICE_HOST", "10.0.0.1",
                                "SIGNET_PORT_8080_TCP", "tcp://10.0.0.1:8080",
                                "PATH", "/bin"))))
                .isEmpty();
    }

    @Test
    void both_are_found_in_the_sources_of_a_configuration() {
        assertThat(UnknownSettings.faultsOf(config(
                        Map.of("%prod.signet.log.jsn", "true", "signet.log.josn[1]", "true"),
                        Map.of("SIGNET_LOG_JSN", "true"))))
                .hasSize(3)
                .allSatisfy(fault -> assertThat(fault).contains("did you mean"));
    }

    @Test
    void every_interface_of_settings_is_known() {
        Set<Class<?>> declared = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.signet").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect)
                        .collect(Collectors.toSet());

        assertThat(UnknownSettings.SETTINGS).isEqualTo(declared);
    }

    private static SmallRyeConfig config(Map<String, String> keys, Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .withSources(
                        List.of(new PropertiesConfigSource(keys, "file", 260), new EnvConfigSource(variables, 300)))
                .build();
    }
}
