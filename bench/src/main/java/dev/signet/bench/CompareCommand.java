package dev.signet.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures Signet and Keycloak on one machine, with the same PostgreSQL, the same load generator and hashes of equal
 * cost. Both servers run all the time and are loaded in turns, so that other work on the machine affects both. Of the
 * rounds of a case, the one with the median rate is reported for each server.
 */
@Command(name = "compare", description = "Measures Signet and Keycloak in turns.", mixinStandardHelpOptions = true)
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
            defaultValue = "20",
            converter = Seconds.class,
            description = "Seconds before each case is measured [${DEFAULT-VALUE}].")
    private Duration warmUp;

    @Option(
            names = "--duration",
            defaultValue = "8",
            converter = Seconds.class,
            description = "Seconds for which each case is measured in each round [${DEFAULT-VALUE}].")
    private Duration duration;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds of each case [${DEFAULT-VALUE}].")
    private int rounds;

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
        List<Pair> medians;
        try (Closing running = new Closing();
                ScratchPostgres postgres =
                        running.kept(ScratchPostgres.start(data, "keycloak", inWork("postgres.log")))) {
            SignetServer ours = new SignetServer(signet, data, inWork("signet.log"));
            KeycloakServer theirs = new KeycloakServer(keycloak, inWork("keycloak.log"));
            try (ServerProcess signetProcess = running.kept(ours.start(algorithm, ours.onDatabase(postgres)));
                    ServerProcess keycloakProcess = running.kept(theirs.start(postgres));
                    Server signetServer = new Server(ours.url(), ours.token());
                    Server keycloakServer = new Server(theirs.url(), "")) {
                Provider signetProvider = new SignetSetup(signetServer).provider(true);
                Provider keycloakProvider =
                        new KeycloakSetup(theirs.url(), theirs.adminPassword(), algorithm).provider(keycloakServer);
                medians = measured(
                        new Subject("Signet", new OidcCases(signetServer, signetProvider, connections), signetProcess),
                        new Subject(
                                "Keycloak",
                                new OidcCases(keycloakServer, keycloakProvider, connections),
                                keycloakProcess));
            }
        }
        new ComparisonTable(System.out)
                .print(
                        medians.stream().map(Pair::signet).toList(),
                        medians.stream().map(Pair::keycloak).toList());
        return medians.stream().allMatch(Pair::good) ? 0 : 1;
    }

    /** A server and its cases. */
    private record Subject(String name, OidcCases cases, ServerProcess process) {}

    /**
     * What both servers did in one case.
     *
     * @param good whether no request of any round failed
     */
    private record Pair(Measurement signet, Measurement keycloak, boolean good) {}

    private List<Pair> measured(Subject signet, Subject keycloak) throws InterruptedException {
        List<Pair> medians = new ArrayList<>();
        ResultTable table = new ResultTable(System.out);
        table.header();
        for (OidcCase each : cases == null ? EnumSet.allOf(OidcCase.class) : EnumSet.copyOf(cases)) {
            LoadRunner.Load ours = warmedUp(signet, each);
            LoadRunner.Load theirs = warmedUp(keycloak, each);
            List<Measurement> oursOfRounds = new ArrayList<>();
            List<Measurement> theirsOfRounds = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                if (round % 2 == 0) {
                    oursOfRounds.add(ours.measured());
                    theirsOfRounds.add(theirs.measured());
                } else {
                    theirsOfRounds.add(theirs.measured());
                    oursOfRounds.add(ours.measured());
                }
            }
            boolean good =
                    Stream.concat(oursOfRounds.stream(), theirsOfRounds.stream()).allMatch(one -> one.errors() == 0);
            Pair medianPair = new Pair(median(oursOfRounds), median(theirsOfRounds), good);
            table.row(signet.name(), medianPair.signet());
            table.row(keycloak.name(), medianPair.keycloak());
            medians.add(medianPair);
        }
        return medians;
    }

    private LoadRunner.Load warmedUp(Subject subject, OidcCase loadCase) throws InterruptedException {
        return new LoadRunner(warmUp, duration, subject.process()::cpuNanos)
                .warmedUp(subject.cases().of(loadCase));
    }

    /** The round with the median rate; the slower of the middle two if their number is even. */
    private static Measurement median(List<Measurement> ofRounds) {
        return ofRounds.stream()
                .sorted(Comparator.comparingDouble(Measurement::perSecond))
                .toList()
                .get((ofRounds.size() - 1) / 2);
    }

    private Path inWork(String name) {
        return work.toAbsolutePath().resolve(name);
    }
}
