package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signet.boot.OwnProcesses;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a server that runs PostgreSQL itself: after PostgreSQL was killed, and when the server stops. */
@OwnProcesses
class EmbeddedDatabaseIT {
    private static final String SEARCH = "/management/v1/users/_search";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    @Test
    void it_comes_back_after_it_was_killed_and_a_second_server_does_not_touch_it() {
        try (ServerProcess server = ServerProcess.start(directory)) {
            ServerProcess.killPostgres(directory.resolve("postgres"));

            await().atMost(LIMIT).until(() -> server.log().contains("Embedded PostgreSQL is up again"));
            server.awaitReady(200, LIMIT);
            assertThat(server.post(SEARCH, "{}").statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> ServerProcess.start(directory))
                    .hasMessageContaining("is in use by the Signet process");
            assertThat(server.post(SEARCH, "{}").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void it_stops_with_its_server_in_less_time_than_clients_get_to_disconnect() {
        ServerProcess server = ServerProcess.start(directory);
        assertThat(server.post(SEARCH, "{}").statusCode()).isEqualTo(200);
        long begun = System.nanoTime();

        server.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
    }
}
