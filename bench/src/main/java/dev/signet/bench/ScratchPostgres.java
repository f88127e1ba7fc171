package dev.signet.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The PostgreSQL that the first start of Signet created in a data directory, run without Signet so that another server
 * can use it too. It keeps the settings that Signet gave it.
 */
final class ScratchPostgres implements AutoCloseable {
    static final String USER = "signet";
    private static final Pattern PORT = Pattern.compile("(?m)^port = (\\d+)$");

    private final Path data;
    private final Path log;
    private final int port;
    private final AtomicBoolean ended = new AtomicBoolean();

    private ScratchPostgres(Path data, Path log, int port) {
        this.data = data;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts it and adds a database.
     *
     * @param data a data directory of Signet that no server uses
     * @param added name of the database to add
     */
    static ScratchPostgres start(Path data, String added, Path log) throws InterruptedException {
        ScratchPostgres postgres = new ScratchPostgres(data, log, port(data));
        // The binaries contain no client, but the server in single-user mode can create the database.
        String create = "echo 'CREATE DATABASE " + added + "' | \"$@\"";
        List<String> command = new ArrayList<>(List.of("sh", "-c", create, "sh"));
        command.addAll(postgres.program("postgres", "--single", "-D", postgres.cluster(), "postgres"));
        ServerProcess.run(command, Map.of(), log);
        ServerProcess.run(
                postgres.program("pg_ctl", "start", "-w", "-s", "-D", postgres.cluster(), "-l", log.toString()),
                Map.of(),
                log);
        return postgres;
    }

    /** Connects to the embedded database of a server that runs on this machine with this data directory. */
    static Connection connect(Path data) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port(data) + "/signet", USER, text(data.resolve("postgres.password")));
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    String user() {
        return USER;
    }

    String password() {
        return text(data.resolve("postgres.password"));
    }

    private String cluster() {
        return data.resolve("postgres").toString();
    }

    /** PostgreSQL refuses to run as root, so it runs as another user in a user namespace. */
    private List<String> program(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        try (Stream<Path> releases = Files.list(data.resolve("binaries"))) {
            command.add(releases.findFirst()
                    .orElseThrow(() -> new BenchException("no PostgreSQL in " + data))
                    .resolve("bin" + File.separator + name)
                    .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        command.addAll(List.of(arguments));
        return command;
    }

    /** The port of the PostgreSQL in a data directory. */
    static int port(Path data) {
        Matcher port = PORT.matcher(text(data.resolve("postgres").resolve("postgresql.conf")));
        if (!port.find()) {
            throw new BenchException("the PostgreSQL in " + data + " has no port");
        }
        return Integer.parseInt(port.group(1));
    }

    static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (ended.getAndSet(true)) {
            return;
        }
        try {
            ServerProcess.run(program("pg_ctl", "stop", "-w", "-s", "-m", "fast", "-D", cluster()), Map.of(), log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
