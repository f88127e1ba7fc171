package dev.signet.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.postgres.EmbeddedPostgres;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The clock of one of two nodes is ten minutes off. Only the processes of that node see the wrong time: they get it
 * from libfaketime, which Debian has in the package {@code faketime}.
 */
@Faults
class ClockOffIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    static Path directory;

    private static EmbeddedPostgres postgres;
    private static ServerProcess right;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(directory.resolve("database"));
        right = ServerProcess.launchOn(postgres, directory.resolve("right"));
        right.awaitReady(200, LIMIT);
    }

    @AfterAll
    static void stop() {
        right.close();
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10m", "-10m"})
    void nodes_serve_each_others_tokens_and_changes(String offset) throws Exception {
        try (ServerProcess wrong = wrong(offset)) {
            wrong.takeTokenOf(right);
            try (WriteLoad load = WriteLoad.on("clock" + offset.charAt(0) + '-', 4, right, wrong)) {
                load.awaitMore(300, LIMIT);
                load.finish();
                load.verify("clock of one node " + offset, right);
                load.verify("clock of one node " + offset + ", asked there", wrong);
                assertThat(load.refusals()).isEmpty();
            }
            for (List<ServerProcess> pair : List.of(List.of(right, wrong), List.of(wrong, right))) {
                Map<String, String> client = machine(pair.getFirst());
                Response issued = token(pair.getFirst(), client);
                assertThat(issued.statusCode()).as(issued.asString()).isEqualTo(200);
                String access = issued.path("access_token");
                for (ServerProcess node : pair) {
                    assertThat(isActive(node, client, access))
                            .as("token of %s at %s", pair.getFirst().url(), node.url())
                            .isTrue();
                }
            }
            assertThat(wrong.log()).contains("The clock of this node is ").doesNotContain(" ERROR ");
            assertThat(right.log()).doesNotContain("The clock of this node is ");
        }
    }

    private static Map<String, String> machine(ServerProcess node) {
        String name = "client-" + System.nanoTime();
        HttpResponse<String> made =
                node.post("/management/v1/users/machine", "{\"userName\":\"" + name + "\",\"name\":\"" + name + "\"}");
        HttpResponse<String> secret =
                node.put("/management/v1/users/" + JsonPath.from(made.body()).getString("userId") + "/secret", "{}");
        JsonPath client = JsonPath.from(secret.body());
        return Map.of("client_id", client.getString("clientId"), "client_secret", client.getString("clientSecret"));
    }

    private static Response token(ServerProcess node, Map<String, String> client) {
        return given().baseUri(node.url())
                .formParams(client)
                .formParam("grant_type", "client_credentials")
                .formParam("scope", "openid")
                .post("/oauth/v2/token");
    }

    private static boolean isActive(ServerProcess node, Map<String, String> client, String token) {
        return given().baseUri(node.url())
                .formParams(client)
                .formParam("token", token)
                .post("/oauth/v2/introspect")
                .path("active");
    }

    private static ServerProcess wrong(String offset) throws IOException {
        Path data = directory.resolve("wrong" + offset);
        ServerProcess node = ServerProcess.launch(
                Path.of("signet").toAbsolutePath().toString(),
                Map.of("LD_PRELOAD", library(), "FAKETIME", offset, "FAKETIME_DONT_FAKE_MONOTONIC", "1"),
                data,
                ServerProcess.settingsOn(postgres, ServerProcess.portOf(postgres), data));
        node.awaitReady(200, LIMIT);
        return node;
    }

    private static String library() throws IOException {
        try (Stream<Path> files = Files.find(
                Path.of("/usr/lib"), 3, (file, attributes) -> file.endsWith("faketime/libfaketimeMT.so.1"))) {
            return files.findFirst()
                    .orElseThrow(() -> new AssertionError("libfaketime is missing: apt-get install faketime"))
                    .toString();
        }
    }
}
