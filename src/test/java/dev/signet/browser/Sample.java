package dev.signet.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.boot.Unconfigured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A sample application from the directory {@code examples}, run as its README says. */
final class Sample implements AutoCloseable {
    private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();
    private static final Duration START = Duration.ofMinutes(1);

    private final int port;
    private final Process process;
    private final Path log;

    private Sample(int port, Process process, Path log) {
        this.port = port;
        this.process = process;
        this.log = log;
    }

    /** The output of a command and its exit status; -1 if there is no such command. */
    record Result(int status, String output) {}

    /** Runs a command in a directory of the examples and waits until it ends. */
    static Result run(String directory, Map<String, String> environment, String... command) {
        try {
            Process process = builder(directory, environment, command).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            return new Result(-1, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs a command that must succeed and returns its output. */
    static String succeed(String directory, Map<String, String> environment, String... command) {
        Result result = run(directory, environment, command);
        assertThat(result.status()).as(result.output()).isZero();
        return result.output();
    }

    /** Registers an application with the script in the examples and returns the values that it prints. */
    static Map<String, String> register(String kind, String issuer, Path tokenFile, String redirect, String goodbye) {
        Map<String, String> server = Map.of(
                "SIGNET_URL",
                issuer,
                "SIGNET_TOKEN_FILE",
                tokenFile.toAbsolutePath().toString());
        String lines =
                succeed(".", server, "sh", "register-app.sh", kind, redirect, goodbye, "sample " + System.nanoTime());
        Map<String, String> values = new HashMap<>();
        lines.lines()
                .forEach(line ->
                        values.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return values;
    }

    /** Starts an application and waits until it listens on the port. */
    static Sample start(String directory, int port, Map<String, String> environment, String... command) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PORT", Integer.toString(port));
        Path log = Path.of("target", "sample-" + directory + ".log");
        try {
            Process process = builder(directory, all, command)
                    .redirectOutput(log.toFile())
                    .start();
            Sample sample = new Sample(port, process, log);
            await().atMost(START).until(() -> sample.answers() || !process.isAlive());
            assertThat(process.isAlive()).as(sample.log()).isTrue();
            return sample;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static ProcessBuilder builder(String directory, Map<String, String> environment, String... command) {
        ProcessBuilder builder = Unconfigured.process(EXAMPLES.resolve(directory), List.of(command))
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }
}
