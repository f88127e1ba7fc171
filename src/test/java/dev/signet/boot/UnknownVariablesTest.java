package dev.signet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class UnknownVariablesTest {

    @Test
    void a_misspelt_setting_is_found() {
        assertThat(UnknownVariables.among(Set.of(
                        "SIGNET_LOGIN_DEFUALT_REDIRECT",
                        "SIGNET_LOGIN_DEFAULT_REDIRECT",
                        "SIGNET_BOGUS",
                        "SIGNET_EXTERNALURL",
                        "PATH")))
                .containsExactly("SIGNET_BOGUS", "SIGNET_EXTERNALURL", "SIGNET_LOGIN_DEFUALT_REDIRECT");
    }

    @Test
    void settings_and_variables_of_the_launcher_are_known() {
        assertThat(UnknownVariables.among(Set.of(
                        "SIGNET_EXTERNAL_URL",
                        "SIGNET_MASTER_KEY",
                        "SIGNET_BOOTSTRAP_MACHINE_TOKEN_FILE",
                        "SIGNET_MAIL_TIMEOUT",
                        "SIGNET_PASSWORD_HASH_ARGON2_MEMORY_KIB",
                        "SIGNET_OIDC_REQUIRE_SIGNED_REQUEST_OBJECT",
                        "SIGNET_JAVA_OPTIONS",
                        "SIGNET_APP")))
                .isEmpty();
    }

    @Test
    void every_interface_of_settings_is_known() {
        Set<Class<?>> declared = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.signet").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect)
                        .collect(Collectors.toSet());

        assertThat(UnknownVariables.SETTINGS).isEqualTo(declared);
    }
}
