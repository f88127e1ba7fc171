package dev.signet.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Totals of large results, each with the database snapshot it was counted in.
 *
 * <p>Counting reads every row that fits. A total stays exact as long as the snapshot of a later query is the same: the
 * same transactions are visible to it, so it sees the same rows. Any write in the database cluster makes another
 * snapshot, on whatever node it happens; nothing has to be invalidated. An outdated total still tells that the result
 * was large.
 *
 * <p>Keys hold searched values, hence the short life.
 */
// Caffeine finds the classes that fit its settings by name, which a native image has to be told.
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

    /** The total in this very snapshot, if known. */
    OptionalLong in(String snapshot, Key key) {
        return find(key).filter(counted -> counted.snapshot().equals(snapshot)).stream()
                .mapToLong(Counted::total)
                .findFirst();
    }

    /** Whether the result was larger than this when it was last counted. */
    boolean exceeded(long bound, Key key) {
        return find(key).filter(counted -> counted.total() > bound).isPresent();
    }

    void put(Key key, Counted counted) {
        totals.put(key, counted);
    }

    private Optional<Counted> find(Key key) {
        return Optional.ofNullable(totals.getIfPresent(key));
    }

    /** What was counted. */
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
     * A total and when it was true.
     *
     * @param snapshot as {@code pg_current_snapshot()} shows it
     */
    record Counted(long total, String snapshot) {}
}
