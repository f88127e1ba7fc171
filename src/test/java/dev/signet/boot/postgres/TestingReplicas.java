package dev.signet.boot.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Two PostgreSQL servers: a primary, and a replica without which the primary acknowledges nothing. */
public final class TestingReplicas implements AutoCloseable {
    private static final int MAX_ATTEMPTS = 100;

    private final Path primaryData;
    private final Postmaster primary;
    private final Postmaster replica;
    private final Programs programs;
    private final Path replicaData;
    private final int primaryPort;
    private final int replicaPort;
    private final String password;

    private TestingReplicas(Path directory) throws IOException, SQLException, InterruptedException {
        Path home = directory.resolve("primary");
        EmbeddedPostgres.start(home).close();
        this.password = EmbeddedPostgres.passwordIn(home);
        this.programs = new Programs(PostgresBinaries.unpackedUnder(EmbeddedPostgres.binariesIn(home)));
        this.primaryData = home.resolve("postgres");
        this.replicaData = directory.resolve("replica/postgres");
        append(primaryData, "wal_level = replica\nmax_wal_senders = 4\nwal_keep_size = 256MB\nhot_standby = on");
        this.primary = new Postmaster(primaryData, programs);
        // A replica can begin only where the primary has written a log for it.
        primary.startOnFreePort();
        primary.fastStop().start().waitFor();
        copy(primaryData, replicaData);
        append(primaryData, "synchronous_standby_names = '*'");
        this.primaryPort = primary.startOnFreePort();
        append(
                replicaData,
                "primary_conninfo = 'host=127.0.0.1 port=" + primaryPort + " user=" + EmbeddedPostgres.USER
                        + " password=" + password + "'");
        Files.createFile(replicaData.resolve("standby.signal"));
        this.replica = new Postmaster(replicaData, programs);
        this.replicaPort = replica.startOnFreePort();
        awaitReplication();
    }

    public static TestingReplicas start(Path directory) throws IOException, SQLException, InterruptedException {
        return new TestingReplicas(directory);
    }

    /** A URL with both servers, by which the driver connects to the one that accepts changes. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + primaryPort + ",127.0.0.1:" + replicaPort + "/"
                + EmbeddedPostgres.DATABASE + "?targetServerType=primary";
    }

    public String username() {
        return EmbeddedPostgres.USER;
    }

    public String password() {
        return password;
    }

    /** Kills every process of the primary at once. */
    public void killPrimary() {
        new ServerProcesses(primaryData).killAll();
    }

    /** Makes the replica the primary. */
    public void promote() {
        programs.run("pg_ctl", "promote", "-w", "-D", replicaData.toString());
    }

    @Override
    public void close() {
        for (Postmaster server : new Postmaster[] {replica, primary}) {
            if (server.isRunning()) {
                try {
                    server.fastStop().start().waitFor();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private void awaitReplication() throws SQLException, InterruptedException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            try (Connection connection = DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + primaryPort + "/" + EmbeddedPostgres.DATABASE,
                            EmbeddedPostgres.USER,
                            password);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "select 1 from pg_stat_replication where state = 'streaming' and sync_state = 'sync'")) {
                if (rows.next()) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException(
                "the replica does not follow; see " + replicaData.resolveSibling("postgres.log"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void append(Path data, String setting) throws IOException {
        Files.writeString(
                data.resolve("postgresql.local.conf"),
                setting + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
