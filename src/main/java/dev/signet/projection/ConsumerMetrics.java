package dev.signet.projection;

import dev.signet.eventstore.EventLog;
import dev.signet.jdbc.Database;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Publishes how far the asynchronous consumers are behind the log and how many of their streams are parked. Every node
 * publishes the same numbers. They are read from the database every 15 seconds and not when they are scraped, so that a
 * scrape needs no database.
 */
@Singleton
final class ConsumerMetrics {
    private final Database database;
    private final Map<String, AtomicLong> lags = new HashMap<>();
    private final Map<String, AtomicLong> parked = new HashMap<>();

    ConsumerMetrics(@All List<AsyncProjection> consumers, Database database, MeterRegistry registry) {
        this.database = database;
        for (AsyncProjection consumer :
                consumers.stream().filter(AsyncProjection::isOn).toList()) {
            lags.put(
                    consumer.name(),
                    published(
                            "signet.consumer.lag",
                            "Positions of the log that the consumer has not passed yet.",
                            consumer.name(),
                            registry));
            parked.put(
                    consumer.name(),
                    published(
                            "signet.consumer.parked",
                            "Streams that are parked because the consumer failed on an event.",
                            consumer.name(),
                            registry));
        }
    }

    private static AtomicLong published(String name, String description, String consumer, MeterRegistry registry) {
        AtomicLong value = new AtomicLong();
        Gauge.builder(name, value, AtomicLong::get)
                .description(description)
                .tag("consumer", consumer)
                .register(registry);
        return value;
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void read() {
        long highest = EventLog.highestPosition(database);
        database.query(
                        "select name, position from projection_checkpoints",
                        row -> Map.entry(row.text("name"), row.number("position")))
                .forEach(entry -> set(lags, entry.getKey(), Math.max(0, highest - entry.getValue())));
        Map<String, Long> waiting = new HashMap<>();
        database.query(
                        "select consumer, count(*) as streams from parked_streams group by consumer",
                        row -> Map.entry(row.text("consumer"), row.number("streams")))
                .forEach(entry -> waiting.put(entry.getKey(), entry.getValue()));
        parked.forEach((name, value) -> value.set(waiting.getOrDefault(name, 0L)));
    }

    private static void set(Map<String, AtomicLong> values, String consumer, long value) {
        AtomicLong known = values.get(consumer);
        if (known != null) {
            known.set(value);
        }
    }
}
