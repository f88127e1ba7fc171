package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.postgres.TestingReplicas;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The primary of two PostgreSQL servers dies under load, and its synchronous replica takes its place. */
@Faults
class FailoverIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration IN_TIME = Duration.ofSeconds(3);
    private static final int WRITERS = 8;

    @TempDir
    static Path directory;

    @Test
    void nothing_acknowledged_is_lost_and_the_server_recovers_without_a_restart() throws Exception {
        Path data = directory.resolve("server");
        try (TestingReplicas databases = TestingReplicas.start(directory);
                ServerProcess server = ServerProcess.start(
                        data,
                        "-Dquarkus.datasource.jdbc.url=" + databases.jdbcUrl(),
                        "-Dquarkus.datasource.username=" + databases.username(),
                        "-Dquarkus.datasource.password=" + databases.password(),
                        "-Dsignet.master-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                        "-Dsignet.bootstrap.machine.token-file=" + data.resolve("admin.token"));
                WriteLoad load = WriteLoad.on("failover-", WRITERS, server)) {
            load.awaitMore(500, LIMIT);

            databases.killPrimary();
            server.awaitReady(503, LIMIT);
            TimeUnit.SECONDS.sleep(5);
            long promoted = System.nanoTime();
            databases.promote();
            load.awaitMore(1, LIMIT);
            System.out.printf(
                    "fail-over: first change %d ms after the promotion began%n",
                    Duration.ofNanos(System.nanoTime() - promoted).toMillis());
            load.awaitMore(500, LIMIT);
            load.finish();

            server.awaitReady(200, LIMIT);
            load.verify("fail-over to a synchronous replica", server);
            assertThat(load.refusals()).isNotEmpty();
            load.assertRefusedAsUnavailableWithin(IN_TIME);
        }
    }
}
