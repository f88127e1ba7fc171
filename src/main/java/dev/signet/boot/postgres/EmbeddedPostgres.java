package dev.signet.boot.postgres;

import dev.signet.boot.ExitCode;
import dev.signet.boot.OperatorFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server that belongs to this process. It uses a free loopback port and keeps its data in a directory
 * between starts.
 *
 * <p>Writes are durable (fsync is on). Others have no access: it listens on 127.0.0.1 only and requires a random
 * password that is stored in the data directory. A PostgreSQL server that outlived its Signet process is stopped and
 * started again, and one that ends unexpectedly is restarted.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    static final String USER = "signet";
    static final String DATABASE = "signet";

    private static final String PASSWORD_FILE = "postgres.password";
    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);

    private final DataDirectory directory;
    private final Supervisor supervisor;
    private final int port;
    private final String password;

    private EmbeddedPostgres(DataDirectory directory, Supervisor supervisor, int port, String password) {
        this.directory = directory;
        this.supervisor = supervisor;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server on this directory. The first start unpacks the programs and creates the cluster, which takes a
     * few seconds; later starts take a fifth of a second.
     *
     * @throws IllegalStateException if another live process owns the directory or PostgreSQL does not start
     */
    public static EmbeddedPostgres start(Path dataDirectory) {
        return start(dataDirectory, binariesIn(dataDirectory));
    }

    static EmbeddedPostgres start(Path dataDirectory, Path binaries) {
        DataDirectory directory = DataDirectory.own(dataDirectory);
        try {
            Path root = directory.root();
            Programs programs = new Programs(PostgresBinaries.unpackedUnder(binaries));
            Path passwordFile = root.resolve(PASSWORD_FILE);
            String password = DataDirectory.secret(passwordFile);
            Path cluster = root.resolve("postgres");
            if (Files.exists(root.resolve(DataCopy.RESTORING))) {
                throw new OperatorFailure(
                        ExitCode.FAILED,
                        "A backup was not restored completely to " + root + ": run 'signet restore' again.");
            }
            Postmaster postmaster = new Postmaster(cluster, programs);
            if (Files.isDirectory(cluster)) {
                postmaster.endLeftovers();
            } else {
                create(cluster, passwordFile, programs);
            }
            int port = postmaster.startOnFreePort();
            LOG.infof("Embedded PostgreSQL is up on 127.0.0.1:%d with its data in %s", port, cluster);
            return new EmbeddedPostgres(directory, Supervisor.of(postmaster, port, directory), port, password);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** The URL of another database of this server, which the caller has created. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String username() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** Gives clients up to 15 seconds to disconnect, then stops the server and releases the directory. */
    @Override
    public void close() {
        try {
            supervisor.stopServer().run();
        } finally {
            directory.close();
        }
    }

    /**
     * The code that stops the server. It needs only classes of the JDK, because it also runs while the JVM shuts down.
     */
    Runnable stop() {
        return supervisor.stopServer();
    }

    static Path binariesIn(Path dataDirectory) {
        return dataDirectory.resolve("binaries");
    }

    static String passwordIn(Path dataDirectory) {
        return DataDirectory.secret(dataDirectory.resolve(PASSWORD_FILE));
    }

    private static void create(Path cluster, Path passwordFile, Programs programs) {
        // Creates the cluster under another name and renames it when complete, so that an interrupted start begins
        // anew.
        Path unfinished = cluster.resolveSibling("postgres.new");
        try {
            PostgresBinaries.delete(unfinished);
            programs.run(
                    "initdb",
                    "--pgdata=" + unfinished,
                    "--username=" + USER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            programs.runWithInput(
                    "CREATE DATABASE " + DATABASE + "\n",
                    "postgres",
                    "--single",
                    "-D",
                    unfinished.toString(),
                    "postgres");
            Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
