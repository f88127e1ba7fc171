package dev.signet.operations;

import dev.signet.boot.Unconfigured;
import dev.signet.boot.postgres.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A server as an operator starts it: the packaged application in its own process. The system property {@code
 * signet.executable} names a native executable that is started instead of the launcher.
 */
final class ServerProcess implements AutoCloseable {
    private static final String LAUNCHER = Path.of(System.getProperty("signet.executable", "signet"))
            .toAbsolutePath()
            .toString();
    private static final Duration START = Duration.ofMinutes(5);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path dataDirectory;
    private final int port;
    private final int healthPort;
    private final Process process;
    private Path tokenDirectory;

    private ServerProcess(Path dataDirectory, int port, int healthPort, Process process) {
        this.dataDirectory = dataDirectory;
        this.port = port;
        this.healthPort = healthPort;
        this.process = process;
        this.tokenDirectory = dataDirectory;
    }

    /** Starts a server on a free port and waits until it is ready. */
    static ServerProcess start(Path dataDirectory, String... properties) {
        ServerProcess server = launch(dataDirectory, properties);
        server.awaitReady(200, START);
        return server;
    }

    /** Starts a server on a free port. */
    static ServerProcess launch(Path dataDirectory, String... properties) {
        return launch(LAUNCHER, Map.of(), dataDirectory, properties);
    }

    /**
     * Starts a server on a free port by another launcher and with more environment variables.
     *
     * @param launcher the path of the script or of the executable
     */
    static ServerProcess launch(
            String launcher, Map<String, String> environment, Path dataDirectory, String... properties) {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                launcher,
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dsignet.data-dir=" + dataDirectory));
        command.addAll(List.of(properties));
        try {
            Files.createDirectories(dataDirectory);
            File log = dataDirectory.resolve("server.log").toFile();
            ProcessBuilder builder = Unconfigured.process(dataDirectory, command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
            // Such a server lives for seconds, so optimizing its code costs more processor time than it saves.
            builder.environment().put("SIGNET_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
            builder.environment().putAll(environment);
            Process process = builder.start();
            return new ServerProcess(
                    dataDirectory, port, managementPort(properties).orElse(port), process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server on an external database at this port of the loopback address. */
    static ServerProcess startOn(EmbeddedPostgres postgres, int port, Path dataDirectory, String... properties) {
        ServerProcess server = launchOn(postgres, port, dataDirectory, properties);
        server.awaitReady(200, START);
        return server;
    }

    /** Like {@link #startOn}, but does not wait. */
    static ServerProcess launchOn(EmbeddedPostgres postgres, int port, Path dataDirectory, String... properties) {
        return launch(dataDirectory, settingsOn(postgres, port, dataDirectory, properties));
    }

    /** The settings of a server on an external database at this port of the loopback address, and some more. */
    static String[] settingsOn(EmbeddedPostgres postgres, int port, Path dataDirectory, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:" + port + "/signet",
                "-Dquarkus.datasource.username=" + postgres.username(),
                "-Dquarkus.datasource.password=" + postgres.password(),
                "-Dsignet.master-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "-Dsignet.bootstrap.machine.token-file=" + dataDirectory.resolve("admin.token")));
        all.addAll(List.of(properties));
        return all.toArray(String[]::new);
    }

    /** Like {@link #launchOn}, at the port of the database itself. */
    static ServerProcess launchOn(EmbeddedPostgres postgres, Path dataDirectory, String... properties) {
        return launchOn(postgres, portOf(postgres), dataDirectory, properties);
    }

    static int portOf(EmbeddedPostgres postgres) {
        return URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Uses the credentials of the machine administrator that this other node has created. */
    void takeTokenOf(ServerProcess other) {
        tokenDirectory = other.dataDirectory;
    }

    /** The token of the machine administrator that the first start created. */
    String adminToken() {
        try {
            return Files.readString(tokenDirectory.resolve("admin.token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The HTTP status of the readiness probe; 0 if there is no response. */
    int readiness() {
        try {
            return send(healthPort, "", "GET", "/q/health/ready", "").statusCode();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    void awaitReady(int status, Duration limit) {
        Instant deadline = Instant.now().plus(limit);
        while (readiness() != status) {
            if (Instant.now().isAfter(deadline) || !process.isAlive()) {
                throw new AssertionError("readiness is " + readiness() + " instead of " + status + ":\n" + log());
            }
            pause();
        }
    }

    /** Waits until the log contains this text. */
    void awaitLog(String text, Duration limit) {
        Instant deadline = Instant.now().plus(limit);
        while (!log().contains(text)) {
            if (Instant.now().isAfter(deadline) || !process.isAlive()) {
                throw new AssertionError("the log does not contain '" + text + "':\n" + log());
            }
            pause();
        }
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", path, body);
    }

    HttpResponse<String> put(String path, String body) {
        return send("PUT", path, body);
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    /** Sends a request with the token of another user. */
    HttpResponse<String> getAs(String token, String path) {
        return send(port, token, "GET", path, "");
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return send(port, path.startsWith("/q/") ? "" : adminToken(), method, path, body);
    }

    private HttpResponse<String> send(int at, String token, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Kills the server and its database at once, like a power failure. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
        killPostgres(dataDirectory.resolve("postgres"));
    }

    /** Kills a PostgreSQL server by the process id in its data directory. */
    static void killPostgres(Path postgresData) {
        try {
            Path pidFile = postgresData.resolve("postmaster.pid");
            if (Files.exists(pidFile)) {
                ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst()))
                        .ifPresent(postmaster -> {
                            postmaster.destroyForcibly();
                            postmaster.onExit().join();
                        });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells the server to stop, as a platform does before it kills it, and returns at once. */
    void terminate() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the process has ended, and returns its exit status. */
    int awaitEnd(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still alive after " + limit + ":\n" + log());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    String log() {
        try {
            return Files.readString(dataDirectory.resolve("server.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static OptionalInt managementPort(String... properties) {
        String option = "-Dsignet.management.port=";
        return Arrays.stream(properties)
                .filter(property -> property.startsWith(option))
                .mapToInt(property -> Integer.parseInt(property.substring(option.length())))
                .findFirst();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
