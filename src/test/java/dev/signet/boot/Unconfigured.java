package dev.signet.boot;

import java.nio.file.Path;
import java.util.List;

/** Processes that tests start, without the settings of a server that this machine may run. */
public final class Unconfigured {

    private Unconfigured() {}

    /** A process in a directory, whose environment names no setting of Signet or Quarkus. */
    public static ProcessBuilder process(Path directory, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SIGNET_") || name.startsWith("QUARKUS_"));
        return builder;
    }
}
