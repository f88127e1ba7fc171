package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.OwnProcesses;
import dev.signet.boot.postgres.EmbeddedPostgres;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of an earlier commit and of this one work on one database, as during an upgrade without a pause. */
@Tag("rolling")
@OwnProcesses
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollingUpgradeIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int WRITERS = 4;

    @TempDir
    Path directory;

    private EarlierRelease earlier;
    private EmbeddedPostgres postgres;
    private ServerProcess old;

    @BeforeAll
    void start() throws Exception {
        earlier = EarlierRelease.built();
        postgres = EmbeddedPostgres.start(directory.resolve("database"));
        old = launchOld("old");
    }

    @AfterAll
    void stop() {
        old.close();
        postgres.close();
    }

    @Test
    void both_serve_and_read_what_the_other_writes() throws Exception {
        try (WriteLoad load = WriteLoad.on("migrated-", WRITERS, old)) {
            load.awaitMore(100, LIMIT);
            try (ServerProcess fresh = launchNew("new")) {
                load.awaitMore(100, LIMIT);
                load.finish();
                load.verify("migration under an old node, asked at the new one", fresh);
                assertThat(load.refusals())
                        .as("the old node serves during the migration")
                        .isEmpty();

                for (List<ServerProcess> pair : List.of(List.of(old, fresh), List.of(fresh, old))) {
                    usersAndNames(pair.getFirst(), pair.getLast());
                    tokens(pair.getFirst(), pair.getLast());
                    projects(pair.getFirst(), pair.getLast());
                }
                mixedLoad(fresh);
                restartOld(fresh);
            }
        }
    }

    private void mixedLoad(ServerProcess fresh) throws InterruptedException {
        try (WriteLoad both = WriteLoad.on("both-", WRITERS, old, fresh)) {
            both.awaitMore(300, LIMIT);
            both.finish();
            both.verify("old and new node, asked at the old one", old);
            both.verify("old and new node, asked at the new one", fresh);
            assertThat(both.refusals()).isEmpty();
        }
    }

    /** A node of the earlier commit can be started again after the migration, for example when its machine fails. */
    private void restartOld(ServerProcess fresh) {
        String id = create(fresh, "before-restart");
        old.close();
        ServerProcess again = launchOld("old-again", "-Dsignet.migration.at-start=false");
        again.takeTokenOf(old);
        old = again;
        assertThat(userName(old, id)).startsWith("before-restart");
    }

    private void usersAndNames(ServerProcess writer, ServerProcess reader) {
        String id = create(writer, "shared");
        assertThat(userName(reader, id)).startsWith("shared");

        String renamed = "renamed-" + System.nanoTime();
        ok(reader.put("/management/v1/users/" + id + "/username", "{\"userName\":\"" + renamed + "\"}"));
        assertThat(userName(writer, id)).isEqualTo(renamed);

        ok(writer.post("/management/v1/users/" + id + "/_deactivate", "{}"));
        assertThat(reader.get("/management/v1/users/" + id).body()).contains("USER_STATE_INACTIVE");
        ok(reader.post("/management/v1/users/" + id + "/_reactivate", "{}"));
        assertThat(writer.get("/management/v1/users/" + id).body()).contains("USER_STATE_ACTIVE");

        HttpResponse<String> again =
                reader.post("/management/v1/users/machine", "{\"userName\":\"" + renamed + "\",\"name\":\"taken\"}");
        assertThat(again.statusCode()).as("the name is taken on both").isEqualTo(409);
    }

    private void tokens(ServerProcess issuer, ServerProcess other) throws Exception {
        String id = create(issuer, "client");
        JsonPath secret = ok(other.put("/management/v1/users/" + id + "/secret", "{}"));
        String client = "client_id=" + text(secret.getString("clientId")) + "&client_secret="
                + text(secret.getString("clientSecret"));
        JsonPath issued = form(issuer, "/oauth/v2/token", client + "&grant_type=client_credentials&scope=openid");
        String token = issued.getString("access_token");
        for (ServerProcess node : List.of(issuer, other)) {
            assertThat(form(node, "/oauth/v2/introspect", client + "&token=" + token)
                            .getBoolean("active"))
                    .as("at %s", node.url())
                    .isTrue();
        }
        ok(other.post("/management/v1/users/" + id + "/_lock", "{}"));
        assertThat(form(issuer, "/oauth/v2/introspect", client + "&token=" + token)
                        .getMap("$"))
                .satisfiesAnyOf(
                        answer -> assertThat(answer).containsEntry("active", false),
                        answer -> assertThat(answer).containsKey("error"));
    }

    private void projects(ServerProcess writer, ServerProcess reader) {
        String id = ok(writer.post("/management/v1/projects", "{\"name\":\"project-" + System.nanoTime() + "\"}"))
                .getString("id");
        ok(reader.post(
                "/management/v1/projects/" + id + "/roles", "{\"roleKey\":\"reader\",\"displayName\":\"Reader\"}"));
        assertThat(ok(writer.post("/management/v1/projects/" + id + "/roles/_search", "{}"))
                        .getString("result[0].key"))
                .isEqualTo("reader");
    }

    private static String create(ServerProcess node, String prefix) {
        String name = prefix + '-' + System.nanoTime();
        return ok(node.post(
                        "/management/v1/users/machine", "{\"userName\":\"" + name + "\",\"name\":\"" + name + "\"}"))
                .getString("userId");
    }

    private static String userName(ServerProcess node, String id) {
        return ok(node.get("/management/v1/users/" + id)).getString("user.userName");
    }

    private static JsonPath form(ServerProcess node, String path, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(node.url() + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return JsonPath.from(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    private static JsonPath ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(200);
        return JsonPath.from(answer.body());
    }

    private static String text(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private ServerProcess launchOld(String name, String... properties) {
        Path data = directory.resolve(name);
        ServerProcess node = ServerProcess.launch(
                earlier.launcher(),
                Map.of(),
                data,
                ServerProcess.settingsOn(postgres, ServerProcess.portOf(postgres), data, properties));
        node.awaitReady(200, LIMIT);
        return node;
    }

    private ServerProcess launchNew(String name) {
        ServerProcess node = ServerProcess.launchOn(postgres, directory.resolve(name));
        node.awaitReady(200, LIMIT);
        node.takeTokenOf(old);
        return node;
    }
}
