package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of a server under load is killed, stopped for 20 seconds, or has all its connections in use. */
@Faults
class PostgresFaultsIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration IN_TIME = Duration.ofSeconds(3);
    private static final int WRITERS = 8;
    private static final int CONNECTIONS = 4;
    private static final int SLOW_CLIENTS = 100;

    @TempDir
    static Path directory;

    private static EmbeddedPostgres postgres;
    private static ServerProcess server;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(directory.resolve("database"));
        server = ServerProcess.launchOn(
                postgres, directory.resolve("server"), "-Dquarkus.datasource.jdbc.max-size=" + CONNECTIONS);
        server.awaitReady(200, LIMIT);
    }

    @AfterAll
    static void end() {
        server.close();
        postgres.close();
    }

    @Test
    void killed() throws Exception {
        try (WriteLoad load = WriteLoad.on("killed-", WRITERS, server)) {
            for (int time = 0; time < 3; time++) {
                load.awaitMore(300, LIMIT);
                ServerProcess.killPostgres(directory.resolve("database/postgres"));
            }
            load.awaitMore(100, LIMIT);
            load.finish();

            load.verify("PostgreSQL killed three times", server);
            load.assertRefusedAsUnavailableWithin(IN_TIME);
        }
    }

    @Test
    void stopped_for_20_seconds() throws Exception {
        try (WriteLoad load = WriteLoad.on("stopped-", WRITERS, server)) {
            load.awaitMore(300, LIMIT);
            List<ProcessHandle> processes = processes();
            signal("STOP", processes);
            try {
                TimeUnit.SECONDS.sleep(20);
            } finally {
                signal("CONT", processes);
            }
            load.awaitMore(300, LIMIT);
            load.finish();

            load.verify("PostgreSQL stopped for 20 s", server);
            assertThat(load.refusals()).isNotEmpty();
            load.assertRefusedAsUnavailableWithin(IN_TIME);
        }
    }

    @Test
    void all_connections_in_use() throws Exception {
        try (WriteLoad load = WriteLoad.on("exhausted-", CONNECTIONS * 3, server)) {
            load.awaitMore(100, LIMIT);
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("lock table events in access exclusive mode");
                TimeUnit.SECONDS.sleep(10);
                connection.rollback();
            }
            load.awaitMore(100, LIMIT);
            load.finish();

            load.verify("connection pool exhausted for 10 s", server);
            assertThat(load.refusals()).isNotEmpty();
            // A call waits for a connection twice, to look its token up and to write.
            load.assertRefusedAsUnavailableWithin(IN_TIME);
        }
    }

    @Test
    void slow_clients_hold_no_connection_of_the_database() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (WriteLoad load = WriteLoad.on("slow-", CONNECTIONS, server)) {
            for (int client = 0; client < SLOW_CLIENTS; client++) {
                slow.add(beginRequest());
            }
            load.awaitMore(300, Duration.ofSeconds(25));
            load.finish();

            load.verify(SLOW_CLIENTS + " slow clients on " + CONNECTIONS + " connections", server);
            assertThat(load.refusals()).isEmpty();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** A client that has sent the head of a change and half of its body, and sends nothing more. */
    private static Socket beginRequest() throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort());
        OutputStream out = socket.getOutputStream();
        out.write(("POST /management/v1/users/machine HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + server.adminToken()
                        + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"userName\":")
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
        return socket;
    }

    private static List<ProcessHandle> processes() throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(directory.resolve("database/postgres/postmaster.pid"))
                .getFirst());
        ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
        return Stream.concat(Stream.of(process), process.children()).toList();
    }

    private static void signal(String name, List<ProcessHandle> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        // The exit status is ignored: kill reports a process that has ended in the meantime, which does no harm.
        new ProcessBuilder(command).start().waitFor();
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }
}
