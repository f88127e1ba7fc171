package dev.signet.bench;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Signs in the persons that {@code prepare} has created, and prints how many sign-ins were completed per second. Unlike
 * {@code run --cases password_login}, it creates nothing and has no warm-up, so that a script can measure the processor
 * time of exactly these sign-ins.
 */
@Command(
        name = "sign-ins",
        description = "Signs persons in with their passwords; prints complete sign-ins per second.",
        mixinStandardHelpOptions = true)
final class SignInsCommand implements Callable<Integer> {
    /** Names of the environment variables, as {@code prepare} prints them. */
    static final String WEB_CLIENT = "SIGNET_WEB_CLIENT";

    static final String LOGIN_NAMES = "SIGNET_LOGIN_NAMES";
    static final String PASSWORD = "SIGNET_PASSWORD";

    @Option(
            names = "--url",
            defaultValue = "http://localhost:8080",
            description = "Server's origin [${DEFAULT-VALUE}].")
    private URI url;

    @Option(names = "--connections", defaultValue = "16", description = "Concurrent sign-ins [${DEFAULT-VALUE}].")
    private int connections;

    @Option(
            names = "--duration",
            defaultValue = "15",
            converter = Seconds.class,
            description = "Seconds of load [${DEFAULT-VALUE}].")
    private Duration duration;

    @Override
    public Integer call() throws InterruptedException {
        try (Server server = new Server(url, "")) {
            Provider provider = SignetSetup.existing(
                    server, required(WEB_CLIENT), List.of(required(LOGIN_NAMES).split(" ")), required(PASSWORD));
            LoadCase signIns = new OidcCases(server, provider, connections).of(OidcCase.PASSWORD_LOGIN);
            Measurement measured = new LoadRunner(Duration.ZERO, duration, () -> 0).run(signIns);
            System.out.println(String.format(Locale.ROOT, "%.1f", measured.perSecond()));
            if (measured.errors() > 0) {
                System.err.println(measured.errors() + " sign-ins failed, first: " + measured.firstError());
            }
            return measured.errors() > 0 ? 1 : 0;
        }
    }

    private static String required(String variable) {
        @Nullable String value = System.getenv(variable);
        if (value == null || value.isEmpty()) {
            throw new BenchException(variable + " is not set; \"prepare\" prints it");
        }
        return value;
    }
}
