package dev.signet.bench;

import java.io.PrintStream;
import java.util.Locale;

/** Prints a Markdown table, row by row as the cases are measured. */
final class ResultTable {
    private final PrintStream out;

    ResultTable(PrintStream out) {
        this.out = out;
    }

    void header() {
        line(String.format(
                Locale.ROOT,
                "%-40s | %5s | %10s | %8s | %9s | %9s | %9s | %7s | %6s | %9s",
                "case",
                "conns",
                "per second",
                "per core",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "errors",
                "server",
                "generator"));
        line(
                "-".repeat(40)
                        + " | ----: | ---------: | -------: | --------: | --------: | --------: | ------: | -----: | --------:");
    }

    void row(Measurement measured) {
        row("", measured);
    }

    /**
     * @param server the name of the server, if several are measured
     */
    void row(String server, Measurement measured) {
        line(String.format(
                Locale.ROOT,
                "%-40s | %5d | %,10.0f | %,8.0f | %9.2f | %9.2f | %9.2f | %7d | %6s | %9.2f",
                (measured.loadCase().name() + ' ' + server).strip(),
                measured.loadCase().connections(),
                measured.perSecond(),
                measured.perSecondAndCore(),
                measured.millis(50),
                measured.millis(95),
                measured.millis(99),
                measured.errors(),
                Double.isNaN(measured.serverCores()) ? "" : String.format(Locale.ROOT, "%.2f", measured.serverCores()),
                measured.generatorCores()));
        if (!measured.firstError().isEmpty()) {
            System.err.println("  first error of " + measured.loadCase().name() + ": " + measured.firstError());
        }
    }

    /** A figure that is not a rate of requests. */
    void figure(String name, String value) {
        out.println(name + ": " + value);
    }

    private void line(String cells) {
        out.println("| " + cells + " |");
    }
}
