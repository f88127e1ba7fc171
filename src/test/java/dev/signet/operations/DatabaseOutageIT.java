package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.postgres.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server on an external database that goes away and comes back. */
class DatabaseOutageIT {
    private static final String SEARCH = "/management/v1/users/_search";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    @Test
    void calls_answer_unavailable_and_recover_without_a_restart() {
        String masterKey = Base64.getEncoder().encodeToString(new byte[32]);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.resolve("database"));
                BreakableProxy proxy =
                        new BreakableProxy(URI.create(postgres.jdbcUrl().substring("jdbc:".length()))
                                .getPort());
                ServerProcess server = ServerProcess.start(
                        directory.resolve("server"),
                        "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:" + proxy.port() + "/signet",
                        "-Dquarkus.datasource.username=" + postgres.username(),
                        "-Dquarkus.datasource.password=" + postgres.password(),
                        "-Dsignet.master-key=" + masterKey,
                        "-Dsignet.bootstrap.machine.token-file=" + directory.resolve("server/admin.token"))) {
            assertThat(server.post(SEARCH, "{}").statusCode()).isEqualTo(200);

            proxy.cut();

            server.awaitReady(503, LIMIT);
            HttpResponse<String> refused = server.post(SEARCH, "{}");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("\"code\":14").contains("database.unavailable");

            proxy.join();

            server.awaitReady(200, LIMIT);
            assertThat(server.post(SEARCH, "{}").statusCode()).isEqualTo(200);
        }
    }
}
