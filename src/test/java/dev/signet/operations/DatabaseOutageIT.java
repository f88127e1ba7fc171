package dev.signet.operations;

import dev.signet.boot.OwnProcesses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.postgres.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The external database of a server goes down and comes back. */
@OwnProcesses
class DatabaseOutageIT {
    private static final String SEARCH = "/management/v1/users/_search";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    @Test
    void calls_fail_as_unavailable_and_recover_without_a_restart() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.resolve("database"));
                BreakableProxy proxy = BreakableProxy.before(postgres);
                ServerProcess server = ServerProcess.startOn(postgres, proxy.port(), directory.resolve("server"))) {
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
