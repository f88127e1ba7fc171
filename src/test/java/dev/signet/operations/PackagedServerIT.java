package dev.signet.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.boot.OwnProcesses;
import dev.signet.boot.Unconfigured;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What only the packaged server can lack, because its build left out a class or a resource: every operation, every page
 * that needs no person, and ZITADEL's own npm client over gRPC, which requires Node.js. With {@code -Prelease} it is the
 * server of the release archive, unpacked.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OwnProcesses
class PackagedServerIT {
    private static final Path EXAMPLE = Path.of("examples", "zitadel-client");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private Path directory;
    private ServerProcess server;

    @BeforeAll
    void start(@TempDir Path fresh) throws Exception {
        directory = fresh.resolve("data");
        String archive = System.getProperty("release.archive", "");
        if (archive.isEmpty()) {
            server = ServerProcess.start(directory);
        } else {
            server = ServerProcess.launch(launcherIn(Path.of(archive), fresh), Map.of(), directory);
            server.awaitReady(200, Duration.ofMinutes(2));
        }
    }

    /** Unpacks the archive of a release and returns its launcher. */
    private static String launcherIn(Path archive, Path directory) throws Exception {
        Process tar = new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", directory.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        String name = archive.getFileName().toString().replace(".tar.gz", "");
        Path home = directory.resolve(name);
        for (String file : List.of(
                "LICENSE",
                "sbom.json",
                "config/application.properties.example",
                "systemd/signet.service",
                "completion/signet.bash",
                "docs/operations.md")) {
            assertThat(home.resolve(file)).isNotEmptyFile();
        }
        assertThat(home.resolve("sbom.json"))
                .content()
                .contains("CycloneDX", "pkg:maven/org.postgresql/postgresql@")
                .doesNotContain("assertj");
        return home.resolve("bin/signet").toString();
    }

    @AfterAll
    void stop() {
        RestAssured.reset();
        server.close();
    }

    @Test
    void every_operation_answers_without_an_internal_error() {
        Map<String, Map<String, Object>> paths = given().baseUri(server.url())
                .get("/openapi?format=json")
                .jsonPath()
                .getMap("paths");
        SoftAssertions all = new SoftAssertions();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(METHODS::contains)
                // Erasing or ending the administrator would end the test.
                .filter(method -> !path.contains("/me"))
                .forEach(method -> {
                    RequestSpecification request = asking().header("Authorization", "Bearer " + server.adminToken())
                            .contentType(ContentType.JSON);
                    if (!method.equals("get")) {
                        request.body("{}");
                    }
                    Response answer =
                            request.request(method.toUpperCase(Locale.ROOT), path.replaceAll("\\{[^}]*}", "1"));
                    all.assertThat(answer.statusCode())
                            .as("%s %s: %s", method, path, answer.asString())
                            .isLessThan(500);
                }));
        all.assertAll();
        assertThat(paths).hasSizeGreaterThan(100);
    }

    @Test
    void pages_and_documents_are_served() {
        for (String path : List.of(
                "/ui/login/login",
                "/ui/login/register",
                "/ui/login/forgot",
                "/ui/login/device",
                "/openapi",
                "/openapi/ui",
                "/.well-known/openid-configuration",
                "/oauth/v2/keys",
                "/q/health/ready",
                "/q/metrics",
                "/")) {
            Response answer = asking().accept("text/html, */*").get(path);
            assertThat(answer.statusCode())
                    .as("%s: %s", path, answer.asString())
                    .isLessThan(500);
            assertThat(answer.statusCode() / 100 == 3 || answer.asByteArray().length > 0)
                    .as(path)
                    .isTrue();
        }
        assertThat(server.log()).doesNotContain("Exception");
    }

    @Test
    void a_server_that_lists_no_nodes_says_so() {
        Response answer = asking().header("Authorization", "Bearer " + server.adminToken())
                .get("/signet/admin/v1/nodes");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString()).contains("node.list.off", "signet.nodes.listed");
    }

    @Test
    void zitadels_client_manages_users() throws Exception {
        runs("users.mjs");
    }

    @Test
    void zitadels_clients_set_up_two_companies() throws Exception {
        runs("b2b.mjs");
    }

    private void runs(String example) throws InterruptedException {
        assumeTrue(run(List.of("node", "--version")).status() == 0, "Node.js is not installed");
        Result install = run(List.of("npm", "ci", "--no-audit", "--no-fund"));
        assertThat(install.status()).as(install.output()).isZero();

        Result client = run(List.of(
                "node",
                example,
                server.url().replace("127.0.0.1", "localhost"),
                directory.resolve("admin.token").toString()));

        assertThat(client.status()).as(client.output()).isZero();
        assertThat(client.output()).contains("everything as expected");
    }

    /** A request that does not follow redirects: they lead to the external URL, at which this server does not listen. */
    private RequestSpecification asking() {
        return given().baseUri(server.url()).redirects().follow(false);
    }

    private static Result run(List<String> command) throws InterruptedException {
        try {
            Process process = Unconfigured.process(EXAMPLE, command)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            return new Result(-1, e.toString());
        }
    }

    private record Result(int status, String output) {}
}
