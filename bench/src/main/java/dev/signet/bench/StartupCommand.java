package dev.signet.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the server, measures the time until it is ready, and stops it. */
@Command(
        name = "startup",
        description = "Times a start until /q/health/ready answers 200.",
        mixinStandardHelpOptions = true)
final class StartupCommand implements Callable<Integer> {
    private static final Duration POLL_EVERY = Duration.ofMillis(5);

    @Option(names = "--command", required = true, description = "Command line for sh.")
    private String command;

    @Option(
            names = "--url",
            defaultValue = "http://localhost:8080",
            description = "Server's origin [${DEFAULT-VALUE}].")
    private URI url;

    @Option(names = "--runs", defaultValue = "3", description = "Starts, one after the other [${DEFAULT-VALUE}].")
    private int runs;

    @Option(
            names = "--timeout",
            defaultValue = "120",
            converter = Seconds.class,
            description = "Seconds to wait for the server [${DEFAULT-VALUE}].")
    private Duration timeout;

    @Option(
            names = "--settle",
            defaultValue = "10",
            converter = Seconds.class,
            description = "Seconds idle before memory is told [${DEFAULT-VALUE}].")
    private Duration settle;

    @Option(
            names = "--output",
            defaultValue = "/dev/null",
            description = "File for what the server prints [${DEFAULT-VALUE}].")
    private File output;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Server server = new Server(url, "")) {
            if (ready(server)) {
                throw new BenchException("a server already answers at " + url);
            }
            for (int run = 1; run <= runs; run++) {
                once(server, run);
            }
        }
        return 0;
    }

    private void once(Server server, int run) throws IOException, InterruptedException {
        long start = System.nanoTime();
        // With exec the process is the server and not a shell around it.
        Process process = new ProcessBuilder("sh", "-c", "exec " + command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            while (!ready(server)) {
                if (!process.isAlive()) {
                    throw new BenchException("the command ended with " + process.exitValue() + " before it was ready");
                }
                if (System.nanoTime() - start > timeout.toNanos()) {
                    throw new BenchException("not ready within " + timeout);
                }
                Thread.sleep(POLL_EVERY);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            String memory = ResidentMemory.of(process.pid());
            Thread.sleep(settle);
            System.out.printf(
                    Locale.ROOT,
                    "start %d: ready after %.2f s, resident memory %s, after %d s idle %s%n",
                    run,
                    seconds,
                    memory,
                    settle.toSeconds(),
                    ResidentMemory.of(process.pid()));
        } finally {
            end(process);
        }
    }

    private static boolean ready(Server server) throws InterruptedException {
        HttpRequest request = server.anonymous("/q/health/ready").build();
        try {
            return Server.succeeded(server.send(request));
        } catch (IOException notListening) {
            return false;
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
