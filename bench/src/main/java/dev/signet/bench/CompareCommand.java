package dev.signet.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures Signet and then Keycloak on one machine, with the same PostgreSQL, the same load generator and hashes of
 * equal cost.
 */
@Command(name = "compare", description = "Measures Signet and Keycloak.", mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Option(names = "--signet", required = true, description = "Signet's launcher.")
    private Path signet;

    @Option(names = "--keycloak", required = true, description = "Directory of an unpacked Keycloak.")
    private Path keycloak;

    @Option(names = "--work", required = true, description = "Directory for databases and logs, which must not exist.")
    private Path work;

    @Option(names = "--cases", split = ",", description = "Only these, comma-separated: ${COMPLETION-CANDIDATES}.")
    private @Nullable Set<OidcCase> cases;

    @Option(
            names = "--algorithm",
            defaultValue = "RS256",
            description = "Signs tokens of both: RS256, ES256, PS256 or EdDSA [${DEFAULT-VALUE}].")
    private String algorithm;

    @Option(names = "--connections", defaultValue = "16", description = "Kept-alive connections [${DEFAULT-VALUE}].")
    private int connections;

    @Option(
            names = "--warm-up",
            defaultValue = "15",
            converter = Seconds.class,
            description = "Seconds before each case is measured [${DEFAULT-VALUE}].")
    private Duration warmUp;

    @Option(
            names = "--duration",
            defaultValue = "20",
            converter = Seconds.class,
            description = "Seconds for which each case is measured [${DEFAULT-VALUE}].")
    private Duration duration;

    @Override
    public Integer call() throws InterruptedException {
        Path data = inWork("signet");
        try {
            Files.createDirectories(work.toAbsolutePath().getParent());
            Files.createDirectory(work);
        } catch (IOException e) {
            throw new UncheckedIOException(work + " must be a directory that can be made: " + e, e);
        }
        SignetServer first = new SignetServer(signet, data, inWork("signet-first.log"));
        // This start creates the database, its settings and the administrator's token, and stops at once.
        first.start(algorithm, List.of()).close();
        List<Measurement> ours;
        List<Measurement> theirs;
        try (Closing running = new Closing();
                ScratchPostgres postgres =
                        running.kept(ScratchPostgres.start(data, "keycloak", inWork("postgres.log")))) {
            ours = signet(postgres, running);
            theirs = keycloak(postgres, running);
        }
        new ComparisonTable(System.out).print(ours, theirs);
        boolean failed = failed(ours) || failed(theirs);
        return failed ? 1 : 0;
    }

    private List<Measurement> signet(ScratchPostgres postgres, Closing running) throws InterruptedException {
        SignetServer signet = new SignetServer(this.signet, inWork("signet"), inWork("signet.log"));
        try (ServerProcess process = running.kept(signet.start(algorithm, signet.onDatabase(postgres)));
                Server server = new Server(signet.url(), signet.token())) {
            System.out.println("\n## Signet\n");
            return measured(server, new SignetSetup(server).provider(true), process);
        }
    }

    private List<Measurement> keycloak(ScratchPostgres postgres, Closing running) throws InterruptedException {
        KeycloakServer keycloak = new KeycloakServer(this.keycloak, inWork("keycloak.log"));
        try (ServerProcess process = running.kept(keycloak.start(postgres));
                Server server = new Server(keycloak.url(), "")) {
            System.out.println("\n## Keycloak\n");
            Provider provider = new KeycloakSetup(keycloak.url(), keycloak.adminPassword(), algorithm).provider(server);
            return measured(server, provider, process);
        }
    }

    private List<Measurement> measured(Server server, Provider provider, ServerProcess process)
            throws InterruptedException {
        OidcCases all = new OidcCases(server, provider, connections);
        LoadRunner runner = new LoadRunner(warmUp, duration, process::cpuNanos);
        ResultTable table = new ResultTable(System.out);
        List<Measurement> measured = new ArrayList<>();
        table.header();
        for (OidcCase each : cases == null ? EnumSet.allOf(OidcCase.class) : EnumSet.copyOf(cases)) {
            Measurement one = runner.run(all.of(each));
            measured.add(one);
            table.row(one);
        }
        return measured;
    }

    private Path inWork(String name) {
        return work.toAbsolutePath().resolve(name);
    }

    private static boolean failed(List<Measurement> measured) {
        return measured.stream().anyMatch(each -> each.errors() > 0);
    }
}
