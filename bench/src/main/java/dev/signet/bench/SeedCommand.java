package dev.signet.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Imports the users that do not exist yet. It may be interrupted and run again. */
@Command(name = "seed", description = "Creates the users that run searches in.", mixinStandardHelpOptions = true)
final class SeedCommand implements Callable<Integer> {
    private static final Duration REPORT_EVERY = Duration.ofSeconds(2);
    private static final int CONFLICT = 409;

    /** After this many failures the rest would fail too. */
    private static final int MAX_FAILURES = 100;

    @Mixin
    private ServerOptions options;

    @Option(names = "--users", defaultValue = "100000", description = "Users in all [${DEFAULT-VALUE}].")
    private int users;

    @Option(names = "--connections", defaultValue = "16", description = "Requests under way [${DEFAULT-VALUE}].")
    private int connections;

    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicReference<String> firstFailure = new AtomicReference<>("");

    @Override
    public Integer call() throws InterruptedException {
        try (Server server = options.server()) {
            Queue<Integer> missing = missing(server);
            int wanted = missing.size();
            System.out.printf("%,d of %,d users are there, %,d to create%n", users - wanted, users, wanted);
            long start = System.nanoTime();
            try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < connections; i++) {
                    workers.execute(() -> importAll(server, missing));
                }
                workers.shutdown();
                while (!workers.awaitTermination(REPORT_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    report(wanted, System.nanoTime() - start);
                }
            }
            report(wanted, System.nanoTime() - start);
        }
        return failed.get() == 0 ? 0 : 1;
    }

    private Queue<Integer> missing(Server server) throws InterruptedException {
        SeededUsers seeded = new SeededUsers(server);
        Set<Integer> present =
                seeded.count() == 0 ? Set.of() : seeded.upTo(users).keySet();
        Queue<Integer> missing = new ArrayDeque<>();
        for (int number = 1; number <= users; number++) {
            if (!present.contains(number)) {
                missing.add(number);
            }
        }
        return new ConcurrentLinkedQueue<>(missing);
    }

    private void importAll(Server server, Queue<Integer> missing) {
        for (Integer number = missing.poll(); number != null && failed.get() < MAX_FAILURES; number = missing.poll()) {
            SyntheticUser user = new SyntheticUser(number);
            try {
                var request = server.post("/management/v1/users/human/_import", user.body(user.userName()));
                var response = server.send(request);
                // An earlier run was interrupted between the server's commit and its response.
                if (Server.succeeded(response) || response.statusCode() == CONFLICT) {
                    created.incrementAndGet();
                } else {
                    failure(BenchException.of(request, response).toString());
                }
            } catch (IOException e) {
                failure(e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void failure(String what) {
        failed.incrementAndGet();
        if (firstFailure.compareAndSet("", what)) {
            System.err.println("first failure: " + what);
        }
    }

    private void report(int wanted, long nanos) {
        double seconds = nanos / 1e9;
        double rate = created.get() / seconds;
        int remaining = wanted - created.get();
        System.out.printf(
                "%,d created in %.0f s, %,.0f/s, %,d remaining (about %,.0f s), %,d failed%n",
                created.get(), seconds, rate, remaining, rate == 0 ? 0 : remaining / rate, failed.get());
    }
}
