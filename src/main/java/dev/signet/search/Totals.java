package dev.signet.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Remembers the totals of large results, each with the database snapshot in which it was counted.
 *
 * <p>Counting reads every matching row. A total is exact as long as a later query has the same snapshot, because the
 * same transactions are visible to it. Any write in the database cluster, from whatever node, changes the snapshot, so
 * nothing has to be invalidated. An outdated total still tells that the result was large.
 *
 * <p>Entries are kept only for a minute, because their keys contain searched values.
 */
// Caffeine finds the classes for its settings by name, so a native image must be told of them.
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMWA", "com.github.benmanes.caffeine.cache.PSAMW"})
final class Totals {
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final long MAXIMUM_CHARACTERS = 1 << 20;

    private final Cache<Key, Counted> totals = Caffeine.newBuilder()
            .expireAfterAccess(LIFE)
            .maximumWeight(MAXIMUM_CHARACTERS)
            .<Key, Counted>weigher((key, counted) -> key.weight())
            .build();

    /** Returns the total in exactly this snapshot, if it is known. */
    OptionalLong in(String snapshot, Key key) {
        return find(key).filter(counted -> counted.snapshot().equals(snapshot)).stream()
                .mapToLong(Counted::total)
                .findFirst();
    }

    /** Tells whether the result was larger than this when it was last counted. */
    boolean exceeded(long bound, Key key) {
        return find(key).filter(counted -> counted.total() > bound).isPresent();
    }

    void put(Key key, Counted counted) {
        totals.put(key, counted);
    }

    private Optional<Counted> find(Key key) {
        return Optional.ofNullable(totals.getIfPresent(key));
    }

    /** The search that was counted. */
    record Key(String table, Condition condition) {
        int weight() {
            return 100
                    + condition.sql().length()
                    + condition.parameters().stream()
                            .mapToInt(value -> 50 + (value instanceof List<?> list ? 50 * list.size() : length(value)))
                            .sum();
        }

        private static int length(Object value) {
            return value instanceof String text ? text.length() : 0;
        }
    }

    /**
     * A total and the snapshot in which it was exact.
     *
     * @param snapshot as {@code pg_current_snapshot()} shows it
     */
    record Counted(long total, String snapshot) {}
}
