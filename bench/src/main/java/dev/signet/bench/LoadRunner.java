package dev.signet.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * Generates load in a closed model: every worker sends its next request after the response to the previous one.
 *
 * <p>The latencies are therefore those that a caller experiences at this load. They say nothing about a load that keeps
 * arriving while the server does not respond (there is no correction for coordinated omission).
 */
final class LoadRunner {
    /** Longer than the time-out of a request, in microseconds. */
    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(1);

    private static final int SIGNIFICANT_DIGITS = 3;

    private final Duration warmUp;
    private final Duration duration;
    private final LongSupplier serverCpuNanos;

    /**
     * @param serverCpuNanos returns the processor time that the server has used so far; always 0 if unknown
     */
    LoadRunner(Duration warmUp, Duration duration, LongSupplier serverCpuNanos) {
        this.warmUp = warmUp;
        this.duration = duration;
        this.serverCpuNanos = serverCpuNanos;
    }

    /** Warms up, measures, and returns the measurement. */
    Measurement run(LoadCase loadCase) throws InterruptedException {
        return warmedUp(loadCase).measured();
    }

    /** Warms up, and returns the load, which can be measured several times. */
    Load warmedUp(LoadCase loadCase) throws InterruptedException {
        Load load = new Load(loadCase);
        phase(load.workers, warmUp);
        return load;
    }

    /** A case with its connections, which pause between two measurements. */
    final class Load {
        private final LoadCase loadCase;
        private final List<Worker> workers = new ArrayList<>();

        private Load(LoadCase loadCase) {
            this.loadCase = loadCase;
            for (int i = 0; i < loadCase.connections(); i++) {
                workers.add(new Worker(loadCase, i));
            }
        }

        Measurement measured() throws InterruptedException {
            workers.forEach(Worker::forget);
            long cpu = processCpuNanos();
            long serverCpu = serverCpuNanos.getAsLong();
            long start = System.nanoTime();
            phase(workers, duration);
            double seconds = (System.nanoTime() - start) / 1e9;
            double cores = (processCpuNanos() - cpu) / 1e9 / seconds;
            long serverCpuAfter = serverCpuNanos.getAsLong();
            double serverCores = serverCpuAfter == 0 ? Double.NaN : (serverCpuAfter - serverCpu) / 1e9 / seconds;

            Histogram all = new Histogram(HIGHEST_MICROS, SIGNIFICANT_DIGITS);
            workers.forEach(worker -> all.add(worker.latencies));
            long errors = workers.stream().mapToLong(worker -> worker.errors).sum();
            String firstError = workers.stream()
                    .map(worker -> worker.firstError)
                    .filter(error -> !error.isEmpty())
                    .findFirst()
                    .orElse("");
            return new Measurement(loadCase, all, seconds, errors, firstError, cores, serverCores);
        }
    }

    private static void phase(List<Worker> workers, Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> ends = new ArrayList<>();
            for (Worker worker : workers) {
                ends.add(threads.submit(() -> worker.until(end)));
            }
            for (Future<?> each : ends) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static long processCpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** The requests of one connection; used by one thread at a time. */
    private static final class Worker {
        private final Histogram latencies = new Histogram(HIGHEST_MICROS, SIGNIFICANT_DIGITS);
        private final LoadCase loadCase;
        private final int index;
        private long turn;
        private long errors;
        private String firstError = "";

        private Worker(LoadCase loadCase, int index) {
            this.loadCase = loadCase;
            this.index = index;
        }

        private void until(long end) {
            while (System.nanoTime() < end) {
                long sent = System.nanoTime();
                try {
                    loadCase.work().once(index, turn++);
                    long micros = (System.nanoTime() - sent) / 1000;
                    latencies.recordValue(Math.min(micros, HIGHEST_MICROS));
                } catch (IOException | BenchException e) {
                    error(e.toString());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        private void error(String what) {
            errors++;
            if (firstError.isEmpty()) {
                firstError = what;
            }
        }

        private void forget() {
            latencies.reset();
            errors = 0;
            firstError = "";
        }
    }
}
