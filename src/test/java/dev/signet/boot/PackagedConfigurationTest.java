package dev.signet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests ignore what is configured for a server on this machine. */
final class PackagedConfigurationTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "SIGNET_TEST_FROM_ENVIRONMENT", "heard",
            "QUARKUS_TEST_FROM_ENVIRONMENT", "heard");

    @TempDir
    Path directory;

    @BeforeEach
    void configure() throws IOException {
        Files.createDirectory(directory.resolve("config"));
        Files.writeString(directory.resolve("config/application.properties"), "signet.test.from-file=heard\n");
        Files.writeString(directory.resolve(".env"), "SIGNET_TEST_FROM_DOT_ENV=heard\n");
    }

    @Test
    void a_server_reads_all_settings() throws Exception {
        assertThat(heard()).containsExactly("heard", "heard", "heard", "heard", "");
    }

    @Test
    void tests_read_settings_of_the_command_line_only() throws Exception {
        assertThat(heard("-D" + PackagedConfiguration.PROPERTY + "=true", "-Dsignet.test.option=1"))
                .containsExactly("", "", "", "", "1");
    }

    @Test
    void this_test_run_ignores_the_machines_settings() {
        List<String> sources = StreamSupport.stream(
                        configuration().getConfigSources().spliterator(), false)
                .map(source -> source.getName())
                .toList();

        assertThat(sources)
                .anyMatch(name -> name.contains("SysProp"))
                .anyMatch(name -> name.contains("application.properties"))
                .noneMatch(name -> name.contains("Env"))
                .noneMatch(name -> name.contains("/config/"));
    }

    @Test
    void processes_started_by_tests_have_no_settings_of_a_server() {
        ProcessBuilder process = Unconfigured.process(directory, List.of("true"));

        assertThat(process.environment().keySet()).noneMatch(name -> name.matches("(SIGNET|QUARKUS)_.*"));
    }

    /** The settings that {@link Listener} reads in a process of its own, in which each way of configuration is used. */
    private List<String> heard(String... options) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Listener.class.getName()));
        ProcessBuilder builder = Unconfigured.process(directory, command);
        builder.environment().putAll(ENVIRONMENT);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Arrays.asList(output.strip().split("\n", -1)).stream()
                .map(line -> line.substring(1))
                .toList();
    }

    private static SmallRyeConfig configuration() {
        return new SmallRyeConfigBuilder()
                .forClassLoader(PackagedConfiguration.class.getClassLoader())
                .addDefaultSources()
                .addDefaultInterceptors()
                .addDiscoveredCustomizers()
                // Outside of Quarkus, the settings of its extensions are not known.
                .withValidateUnknown(false)
                .build();
    }

    /** Prints the settings that it reads, each on its own line after an equals sign. */
    static final class Listener {
        private static final List<String> NAMES = List.of(
                "signet.test.from-file",
                "signet.test.from-dot-env",
                "signet.test.from-environment",
                "quarkus.test.from-environment",
                "signet.test.option");

        private Listener() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) {
            SmallRyeConfig configuration = configuration();
            NAMES.forEach(name -> System.out.println(
                    "=" + configuration.getOptionalValue(name, String.class).orElse("")));
        }
    }
}
