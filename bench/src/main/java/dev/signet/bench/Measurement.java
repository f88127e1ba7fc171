package dev.signet.bench;

import org.HdrHistogram.Histogram;

/**
 * The result of a case.
 *
 * @param latencies latencies of the responses with status 2xx, in microseconds, from sending to the last byte
 * @param seconds the time from the start of the measurement to the last response
 * @param errors the number of responses with another status and of requests without a response
 * @param firstError description of the first error; empty if there was none
 * @param generatorCores the number of processors that this program kept busy
 * @param serverCores the number of processors that the server kept busy; NaN if unknown
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

    /**
     * The rate divided by the number of processors that this program may use, which it shares with server and database.
     */
    double perSecondAndCore() {
        return perSecond() / Runtime.getRuntime().availableProcessors();
    }

    /** The time in milliseconds within which this percentage of the responses arrived. */
    double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1000.0;
    }
}
