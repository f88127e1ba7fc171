package dev.signet.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Prints the measurements of two servers side by side as a Markdown table. */
final class ComparisonTable {
    private final PrintStream out;

    ComparisonTable(PrintStream out) {
        this.out = out;
    }

    void print(List<Measurement> signet, List<Measurement> keycloak) {
        out.println("\n## Comparison\n");
        out.println("| case | Signet /s | per core | p50 / p95 / p99 ms | Keycloak /s | per core | p50 / p95 / p99 ms"
                + " | ratio of rates |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (int i = 0; i < signet.size(); i++) {
            Measurement ours = signet.get(i);
            Measurement theirs = keycloak.get(i);
            out.println("| " + ours.loadCase().name() + " | " + cells(ours) + " | " + cells(theirs) + " | "
                    + ratio(ours, theirs) + " |");
        }
        long errors = Stream.concat(signet.stream(), keycloak.stream())
                .mapToLong(Measurement::errors)
                .sum();
        out.println("\n" + (errors == 0 ? "No request failed." : errors + " requests failed: see above."));
    }

    private static String cells(Measurement measured) {
        return String.format(
                Locale.ROOT,
                "%,.0f | %,.0f | %.1f / %.1f / %.1f",
                measured.perSecond(),
                measured.perSecondAndCore(),
                measured.millis(50),
                measured.millis(95),
                measured.millis(99));
    }

    private static String ratio(Measurement ours, Measurement theirs) {
        return theirs.perSecond() == 0
                ? "-"
                : String.format(Locale.ROOT, "%.2f", ours.perSecond() / theirs.perSecond());
    }
}
