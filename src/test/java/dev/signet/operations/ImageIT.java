package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.boot.Build;
import dev.signet.boot.OwnProcesses;
import dev.signet.boot.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the container image in the file IMAGE_TAR without a container engine, as the manifests in {@code kubernetes/} do:
 * unprivileged, with a read-only root, and with a volume for data and one for temporary files. Only root may mount those,
 * so this test has to run as root; it is part of the profile {@code image}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OwnProcesses
class ImageIT {
    private static final Duration START = Duration.ofMinutes(3);

    private Path root;
    private JsonNode config;

    @BeforeAll
    void unpack(@TempDir Path directory) throws Exception {
        Path image = Path.of(System.getenv("IMAGE_TAR"));
        Path parts = Files.createDirectories(directory.resolve("parts"));
        root = Files.createDirectories(directory.resolve("root"));
        run("tar", "-xf", image.toString(), "-C", parts.toString());
        ObjectMapper json = new ObjectMapper();
        JsonNode manifest =
                json.readTree(parts.resolve("manifest.json").toFile()).get(0);
        config = json.readTree(parts.resolve(manifest.get("Config").asText()).toFile())
                .get("config");
        for (JsonNode layer : manifest.get("Layers")) {
            run("tar", "-xf", parts.resolve(layer.asText()).toString(), "-C", root.toString());
        }
        Files.createDirectories(root.resolve("var/lib/signet"));
    }

    @Test
    void it_runs_as_no_privileged_user_and_needs_no_shell() {
        assertThat(config.get("User").asText()).isEqualTo("65532:65532");
        assertThat(config.get("Entrypoint").get(0).asText()).isEqualTo("java");
    }

    @Test
    void its_labels_say_what_it_is() {
        JsonNode labels = config.get("Labels");
        assertThat(labels.path("org.opencontainers.image.title").asText()).isEqualTo("Signet");
        assertThat(labels.path("org.opencontainers.image.version").asText()).isEqualTo(Build.version());
        assertThat(labels.path("org.opencontainers.image.revision").asText()).isNotBlank();
        assertThat(labels.path("org.opencontainers.image.licenses").asText()).isEqualTo("Apache-2.0");
    }

    @Test
    void it_contains_the_list_of_its_components() throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(root.resolve("opt/signet/app"))) {
            jars = files.toList();
        }
        assertThat(jars).hasSize(1);
        try (FileSystem jar = FileSystems.newFileSystem(jars.getFirst())) {
            assertThat(Files.readString(jar.getPath("META-INF/sbom/application.cdx.json")))
                    .contains("CycloneDX", "pkg:maven/org.postgresql/postgresql@")
                    .doesNotContain("assertj");
        }
    }

    @Test
    void it_starts_with_its_own_database_as_its_own_user() throws Exception {
        assertReady("65532:65532", Map.of());
    }

    @Test
    void it_starts_as_any_user_with_another_database(@TempDir Path database) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(database)) {
            assertReady(
                    "10001:10001",
                    Map.of(
                            "QUARKUS_DATASOURCE_JDBC_URL",
                            postgres.jdbcUrl(),
                            "QUARKUS_DATASOURCE_USERNAME",
                            postgres.username(),
                            "QUARKUS_DATASOURCE_PASSWORD",
                            postgres.password(),
                            "SIGNET_MASTER_KEY",
                            Base64.getEncoder().encodeToString(new byte[32]),
                            "SIGNET_BOOTSTRAP_ADMIN_PASSWORD",
                            "a long enough password"));
        }
    }

    private void assertReady(String user, Map<String, String> settings) throws Exception {
        int port = ServerProcess.freePort();
        Map<String, String> environment = new TreeMap<>(settings);
        config.get("Env").forEach(variable -> {
            String[] pair = variable.asText().split("=", 2);
            environment.put(pair[0], pair[1]);
        });
        environment.put("SIGNET_DATA_DIR", "/var/lib/signet/data");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        Path log = root.resolveSibling("log-" + port);
        Process process = new ProcessBuilder(command(user, environment))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            Instant deadline = Instant.now().plus(START);
            while (status(port) != 200) {
                assertThat(process.isAlive() && Instant.now().isBefore(deadline))
                        .as(Files.readString(log))
                        .isTrue();
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private List<String> command(String user, Map<String, String> environment) {
        List<String> command =
                new ArrayList<>(List.of("unshare", "--mount", "sh", "-e", "-c", """
                root=$1; user=$2; shift 2
                mount --bind "$root" "$root"
                mount -o remount,bind,ro "$root"
                mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
                mount -t tmpfs -o "mode=0750,uid=${user%:*},gid=${user#*:}" tmpfs "$root/var/lib/signet"
                mount -t proc proc "$root/proc"
                mount --bind /dev "$root/dev"
                mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
                exec /usr/bin/env -i "$@"\
                """, "sh", root.toString(), user));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(List.of("/usr/sbin/chroot", "--userspec=" + user, root.toString()));
        config.get("Entrypoint").forEach(word -> command.add(word.asText()));
        return command;
    }

    private static int status(int port) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }
}
