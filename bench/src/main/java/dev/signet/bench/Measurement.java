package dev.signet.bench;

import org.HdrHistogram.Histogram;

/**
 * What a case came to.
 *
 * @param latencies of answers with status 2xx, in microseconds, from sending to the last byte
 * @param seconds from the start of the measurement to its last answer
 * @param errors answers with another status, and requests without an answer
 * @param firstError what the first of them said; empty if there was none
 * @param generatorCores processors that this program kept busy meanwhile
 * @param serverCores the same of the server; not a number if unknown
 */
record Measurement(
        LoadCase loadCase,
        Histogram latencies,
        double seconds,
        long errors,
        String firstError,
        double generatorCores,
        double serverCores) {

    double perSecond() {
        return latencies.getTotalCount() / seconds;
    }

    /** Of all processors that this program may use, which server, database and this program share. */
    double perSecondAndCore() {
        return perSecond() / Runtime.getRuntime().availableProcessors();
    }

    /** Milliseconds within which the given percentage of the answers came. */
    double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1000.0;
    }
}
