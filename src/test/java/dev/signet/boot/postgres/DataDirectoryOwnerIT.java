package dev.signet.boot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signet.boot.OwnProcesses;
import dev.signet.boot.Unconfigured;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ownership of a data directory and its database, tested with processes that are killed. */
@OwnProcesses
final class DataDirectoryOwnerIT {
    private static final Path BINARIES =
            Path.of("target", "test-data", "binaries").toAbsolutePath();
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    @TempDir
    Path data;

    private @Nullable StandIn owner;

    @AfterEach
    void end() throws Exception {
        if (owner != null) {
            owner.end();
        }
    }

    @Test
    void a_second_start_is_refused_while_the_owner_lives_even_after_garbage_collection() throws Exception {
        StandIn first = start();
        long postmaster = postmaster();

        for (int round = 1; round <= 3; round++) {
            first.collectGarbage();
            assertThat(start(data).answer())
                    .startsWith(SignetStandIn.REFUSED)
                    .contains("in use by the Signet process " + first.process().pid())
                    .contains("signet.data-dir");
        }

        assertThat(postmaster()).as("its database runs on").isEqualTo(postmaster);
        assertThat(rows(first.url())).isEqualTo(1);
    }

    @Test
    void a_second_owner_in_the_same_process_is_refused_and_the_first_keeps_the_lock() throws Exception {
        try (DataDirectory first = DataDirectory.own(data)) {
            assertThatThrownBy(() -> DataDirectory.own(data))
                    .hasMessageContaining("in use by the Signet process "
                            + ProcessHandle.current().pid());

            assertThat(start(first.root()).answer()).startsWith(SignetStandIn.REFUSED);
        }
        DataDirectory.own(data).close();
    }

    @Test
    void a_directory_whose_owner_was_killed_is_taken_over() throws Exception {
        StandIn first = start();
        long postmaster = postmaster();
        first.process().destroyForcibly().waitFor();

        StandIn second = start();

        assertThat(rows(second.url())).isEqualTo(2);
        assertThat(runs(postmaster)).as("the database of the first runs").isFalse();
    }

    @Test
    void a_directory_is_taken_over_from_a_killed_owner_even_if_a_database_process_is_suspended() throws Exception {
        StandIn first = start();
        signal("STOP", backendOf(first));
        signal("KILL", postmaster());
        first.process().destroyForcibly().waitFor();

        assertThat(rows(start().url())).isEqualTo(2);
    }

    @Test
    void a_killed_database_is_restarted_each_time() throws Exception {
        StandIn server = start();

        for (int round = 1; round <= 3; round++) {
            long killed = postmaster();
            signal("KILL", killed);
            awaitAnother(killed, server);
        }

        assertThat(server.process().isAlive()).isTrue();
    }

    @Test
    void a_database_is_restarted_even_if_a_process_outlives_its_postmaster() throws Exception {
        StandIn server = start();
        long killed = postmaster();
        // A busy or stopped process does not notice that its postmaster is gone.
        signal("STOP", backendOf(server));

        signal("KILL", killed);

        awaitAnother(killed, server);
    }

    @Test
    void a_server_that_stops_also_stops_its_database() throws Exception {
        StandIn server = start();
        long postmaster = postmaster();

        server.process().destroy();

        assertThat(server.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(runs(postmaster)).isFalse();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private void awaitAnother(long killed, StandIn server) {
        await().atMost(RECOVERY).ignoreExceptions().untilAsserted(() -> {
            assertThat(postmaster()).isNotEqualTo(killed);
            assertThat(rows(server.url())).isEqualTo(1);
        });
    }

    /** False for a zombie, which has a process id but no program. */
    private static boolean runs(long process) {
        return ProcessHandle.of(process)
                .flatMap(handle -> handle.info().command())
                .isPresent();
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
    }

    /** A database process that serves a connection; the connection stays open. */
    private long backendOf(StandIn server) throws SQLException {
        Connection connection = connect(server.url());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void signal(String name, long process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process))
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private int rows(String url) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM kept")) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, EmbeddedPostgres.USER, EmbeddedPostgres.passwordIn(data));
    }

    private StandIn start() throws IOException {
        StandIn started = start(data);
        assertThat(started.answer()).startsWith(SignetStandIn.READY);
        owner = started;
        return started;
    }

    private static StandIn start(Path data) throws IOException {
        Process process = Unconfigured.process(
                        Path.of("."),
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                SignetStandIn.class.getName(),
                                data.toString(),
                                BINARIES.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        return new StandIn(process, output, line(output, SignetStandIn.READY, SignetStandIn.REFUSED));
    }

    private static String line(BufferedReader output, String... beginnings) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (List.of(beginnings).stream().anyMatch(line::startsWith)) {
                return line;
            }
        }
        throw new AssertionError("the process ended");
    }

    /** A {@link SignetStandIn} process that has started or was refused. */
    private record StandIn(Process process, BufferedReader output, String answer) {

        String url() {
            return answer.substring(SignetStandIn.READY.length());
        }

        void collectGarbage() throws IOException {
            process.outputWriter().write('\n');
            process.outputWriter().flush();
            line(output, SignetStandIn.COLLECTED);
        }

        void end() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
