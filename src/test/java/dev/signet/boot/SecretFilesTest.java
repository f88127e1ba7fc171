package dev.signet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretFilesTest {
    private static final int OF_THE_PROGRAM = 250;
    private static final int OF_THE_OPERATOR = 300;

    @TempDir
    Path directory;

    @Test
    void every_secret_can_be_read_from_a_file() throws IOException {
        for (Map.Entry<String, String> secret : SecretFiles.SECRET_BY_FILE.entrySet()) {
            SmallRyeConfig config = configured(Map.of(secret.getKey(), file("the secret\n")));

            assertThat(config.getConfigValue(secret.getValue()).getValue())
                    .as(secret.getKey())
                    .isEqualTo("the secret");
            assertThat(SecretFiles.faultsOf(config)).isEmpty();
        }
    }

    @Test
    void a_secret_that_is_given_twice_is_refused() throws IOException {
        SmallRyeConfig config =
                configured(Map.of("signet.master-key-file", file("one"), "signet.master-key", "another"));

        assertThat(SecretFiles.faultsOf(config))
                .containsExactly("signet.master-key-file and signet.master-key are both set; remove one of them");
    }

    @Test
    void a_file_that_is_missing_or_empty_is_named_with_its_key() throws IOException {
        String empty = file(" \n");
        SmallRyeConfig config =
                configured(Map.of("signet.master-key-file", "/nowhere", "signet.mail.password-file", empty));

        assertThat(SecretFiles.faultsOf(config))
                .containsExactly(
                        "signet.mail.password-file: the file " + empty + " cannot be read or is empty",
                        "signet.master-key-file: the file /nowhere cannot be read or is empty");
    }

    @Test
    void a_file_takes_precedence_over_what_the_program_contains() throws IOException {
        assertThat(configured(Map.of("signet.database.password-file", file("secret")))
                        .getConfigValue("quarkus.datasource.password")
                        .getValue())
                .isEqualTo("secret");
    }

    private String file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "secret", ""), content)
                .toString();
    }

    private static SmallRyeConfig configured(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(
                        Map.of("quarkus.datasource.password", "of the program"), "program", OF_THE_PROGRAM))
                .withSources(new PropertiesConfigSource(settings, "operator", OF_THE_OPERATOR))
                .withSources(new SecretFiles())
                .build();
    }
}
