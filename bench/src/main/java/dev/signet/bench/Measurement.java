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
 */
record Measurement(
        LoadCase loadCase, Histogram latencies, double seconds, long errors, String firstError, double generatorCores) {

    double perSecond() {
        return latencies.getTotalCount() / seconds;
    }

    /** Milliseconds within which the given percentage of the answers came. */
    double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1000.0;
    }
}
