package dev.signet.boot;

import java.nio.file.Path;
import java.util.List;

/** Starts processes for tests, without the settings of a server on this machine. */
public final class Unconfigured {

    private Unconfigured() {}

    /** A process in this directory whose environment contains no settings of Signet or Quarkus. */
    public static ProcessBuilder process(Path directory, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SIGNET_") || name.startsWith("QUARKUS_"));
        return builder;
    }
}
