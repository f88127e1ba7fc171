package dev.signet.boot.command;

import dev.signet.boot.Build;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Prints the versions of the program and of what it contains. */
@Command(name = "version", description = "Print the version of Signet, of its runtime and of its embedded PostgreSQL.")
@RegisterForReflection
final class VersionCommand extends Documented implements Runnable {
    @Override
    public void run() {
        PrintWriter out = out();
        out.println("signet " + Build.version());
        out.println("runtime " + System.getProperty("java.vm.name") + ' ' + Runtime.version());
        out.println("embedded PostgreSQL " + Build.embeddedPostgres());
    }
}
