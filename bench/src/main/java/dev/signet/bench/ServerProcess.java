package dev.signet.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that this program starts and stops. */
final class ServerProcess implements AutoCloseable {
    private static final Duration POLL_EVERY = Duration.ofMillis(100);
    private static final long STARTS_WITHIN_SECONDS = 300;
    private static final long ENDS_WITHIN_SECONDS = 60;

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts a server and waits until a path answers with status 2xx. */
    static ServerProcess start(List<String> command, Map<String, String> environment, Path log, URI ready)
            throws InterruptedException {
        ServerProcess server = new ServerProcess(launch(command, environment, log), log);
        try {
            server.await(ready);
            return server;
        } catch (RuntimeException | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    /** Runs a program until it ends. Throws if it fails. */
    static void run(List<String> command, Map<String, String> environment, Path log) throws InterruptedException {
        Process process = launch(command, environment, log);
        if (process.waitFor() != 0) {
            throw new BenchException(command + " ended with " + process.exitValue() + "; it said\n" + tail(log));
        }
    }

    /** A loopback port that was free a moment ago. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The processor time of the server and its child processes, in nanoseconds. */
    long cpuNanos() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToLong(each ->
                        each.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }

    private static Process launch(List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(new File("/dev/null"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(URI ready) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTS_WITHIN_SECONDS);
        try (Server server = new Server(ready, "")) {
            while (!answers(server, ready.getPath())) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new BenchException("there is no server at " + ready + "; it said\n" + tail(log));
                }
                Thread.sleep(POLL_EVERY);
            }
        }
    }

    private static boolean answers(Server server, String path) throws InterruptedException {
        try {
            return Server.succeeded(server.send(server.anonymous(path).build()));
        } catch (IOException notListening) {
            return false;
        }
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Stops the process and its children, at first with a normal termination request. */
    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
