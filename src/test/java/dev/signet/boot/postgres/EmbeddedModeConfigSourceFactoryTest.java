package dev.signet.boot.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedModeConfigSourceFactoryTest {

    @TempDir
    Path data;

    @Test
    void a_configured_database_switches_the_embedded_mode_off() {
        SmallRyeConfig config = configWith(Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://db/signet"));

        assertThat(config.getOptionalValue("signet.embedded.username", String.class))
                .isEmpty();
        assertThat(config.getOptionalValue("signet.master-key", String.class)).isEmpty();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void listing_the_configuration_starts_no_database() {
        SmallRyeConfig config = configWith(Map.of());

        config.getPropertyNames().forEach(config::getConfigValue);

        assertThat(data).isEmptyDirectory();
    }

    @Test
    void a_master_key_is_generated_once_and_readable_by_its_owner_only() throws IOException {
        String made = configWith(Map.of()).getValue("signet.master-key", String.class);

        assertThat(Base64.getDecoder().decode(made)).hasSize(32);
        assertThat(configWith(Map.of()).getValue("signet.master-key", String.class))
                .isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("master.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_configured_master_key_takes_precedence() {
        SmallRyeConfig config = configWith(Map.of("signet.master-key", "mine"));

        assertThat(config.getValue("signet.master-key", String.class)).isEqualTo("mine");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void grpc_reflection_is_on_in_embedded_mode_only() throws IOException {
        Properties shipped = new Properties();
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/application.properties"))) {
            shipped.load(file);
        }
        String key = "quarkus.grpc.server.enable-reflection-service";
        String value = shipped.getProperty(key);
        Map<String, String> external = Map.of(key, value, "quarkus.datasource.jdbc.url", "jdbc:postgresql://db/signet");

        assertThat(configWith(Map.of(key, value)).getValue(key, boolean.class)).isTrue();
        assertThat(configWith(external).getValue(key, boolean.class)).isFalse();
    }

    @Test
    void the_machine_token_goes_into_the_data_directory() {
        assertThat(configWith(Map.of()).getValue("signet.bootstrap.machine.token-file", String.class))
                .isEqualTo(data.resolve("admin.token").toString());
    }

    private SmallRyeConfig configWith(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("signet.data-dir", data.toString());
        return new SmallRyeConfigBuilder()
                .withSources(new TestingConfigSource(all))
                .withSources(new EmbeddedModeConfigSourceFactory())
                .addDefaultInterceptors()
                .build();
    }
}
