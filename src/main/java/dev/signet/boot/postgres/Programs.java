package dev.signet.boot.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs PostgreSQL's programs and waits until they end.
 *
 * <p>PostgreSQL refuses to run as root. For a root process on Linux the programs therefore run in a user namespace,
 * where they are an unprivileged user but can still read root's files.
 */
final class Programs {
    private static final List<String> USER_NAMESPACE = List.of("unshare", "-U");

    private final PostgresBinaries binaries;
    private final List<String> prefix;

    Programs(PostgresBinaries binaries) {
        this.binaries = binaries;
        this.prefix = runsAsRoot() ? USER_NAMESPACE : List.of();
    }

    /** The full command line of a program, for callers that run it themselves. */
    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(binaries.program(program));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    /** Runs a program and returns its output. If it fails, the exception's message contains the output. */
    String run(String program, String... arguments) {
        return runWithInput("", program, arguments);
    }

    String runWithInput(String input, String program, String... arguments) {
        List<String> command = command(program, arguments);
        Result result = execute(command, input);
        if (result.exitCode() != 0) {
            throw new IllegalStateException(program + " failed with exit code " + result.exitCode() + ":\n"
                    + result.output() + hint(result.output()));
        }
        return result.output();
    }

    private String hint(String output) {
        if (!prefix.isEmpty() && output.contains("unshare")) {
            return "\nPostgreSQL does not run as root, and this system does not permit a user namespace instead: start"
                    + " Signet as another user, or set quarkus.datasource.jdbc.url";
        }
        if (output.contains("could not look up effective user ID")) {
            return "\nPostgreSQL runs only as a user that has a name: add the user to /etc/passwd, start Signet as another"
                    + " user (65532 in a container), or set quarkus.datasource.jdbc.url";
        }
        return "";
    }

    private static Result execute(List<String> command, String input) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .directory(Path.of("/").toFile())
                    .start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output.strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command.getFirst(), e);
        }
    }

    private static boolean runsAsRoot() {
        Path self = Path.of("/proc/self");
        try {
            return Files.exists(self) && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private record Result(int exitCode, String output) {}
}
