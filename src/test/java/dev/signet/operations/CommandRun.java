package dev.signet.operations;

import dev.signet.boot.Unconfigured;
import dev.signet.boot.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command of the packaged program that was run to its end.
 *
 * @param output what it wrote to its output and its error output
 */
record CommandRun(int status, String output) {
    private static final String LAUNCHER = Path.of("signet").toAbsolutePath().toString();
    private static final long LIMIT_SECONDS = 120;

    /** Runs the program with these arguments in this directory. */
    static CommandRun of(Path directory, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(LAUNCHER));
        command.addAll(arguments);
        try {
            ProcessBuilder builder = Unconfigured.process(directory, command).redirectErrorStream(true);
            builder.environment().put("SIGNET_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("does not end: " + command + "\n" + output);
            }
            return new CommandRun(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The settings of a server on this database. */
    static List<String> settings(EmbeddedPostgres postgres, String masterKey) {
        return List.of(
                "-Dquarkus.datasource.jdbc.url=" + postgres.jdbcUrl(),
                "-Dquarkus.datasource.username=" + postgres.username(),
                "-Dquarkus.datasource.password=" + postgres.password(),
                "-Dsignet.master-key=" + masterKey);
    }

    String lastLine() {
        List<String> lines = output.lines().toList();
        return lines.getLast();
    }
}
