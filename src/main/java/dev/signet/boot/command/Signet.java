package dev.signet.boot.command;

import dev.signet.api.http.ServerProperties;
import dev.signet.boot.ExitCode;
import dev.signet.boot.ProcessEnd;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.ArrayList;
import java.util.List;

/** The program. Without arguments it is a server; {@link Commands} has everything else. */
@QuarkusMain
public final class Signet {
    private static final String SETTING = "-D";

    /** Called by the container, which creates a bean of the main class. */
    Signet() {}

    public static void main(String... arguments) {
        List<String> words = withoutSettings(arguments);
        // The parser of the command line is not loaded for a server, whose start must be fast.
        if (words.isEmpty() || words.equals(List.of("serve"))) {
            serve();
        } else {
            ProcessEnd.exit(Commands.line().execute(words.toArray(String[]::new)));
        }
    }

    /** Starts the server and returns when the process is about to end. */
    static void serve() {
        prepare();
        Quarkus.run();
    }

    /** To be called before Quarkus is started. */
    static void prepare() {
        // Liquibase prints a summary to standard output at every start, bypassing the log; only this switch prevents
        // it.
        System.setProperty("liquibase.command.showSummary", "OFF");
        ServerProperties.set();
        // The exit handler is set here and not passed to run(), because one that is passed there would have to log a
        // failed start itself.
        ApplicationLifecycleManager.setDefaultExitCodeHandler(
                (status, failure) -> ProcessEnd.exit(ExitCode.of(failure, status)));
    }

    /** Sets the configuration keys among the arguments, such as {@code -Dsignet.data-dir=...}, and returns the rest. */
    private static List<String> withoutSettings(String... arguments) {
        List<String> words = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith(SETTING) && argument.length() > SETTING.length()) {
                String[] parts = argument.substring(SETTING.length()).split("=", 2);
                System.setProperty(parts[0], parts.length == 1 ? "" : parts[1]);
            } else {
                words.add(argument);
            }
        }
        return words;
    }
}
