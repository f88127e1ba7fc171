package dev.signet.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the totals of large results, each with the database snapshot in which it was counted.
 *
 * <p>Counting reads every matching row. A total is exact for every later query with the same snapshot, because the same
 * transactions are visible to it. Any write in the database cluster, from whatever node, changes the snapshot, so no
 * entry has to be invalidated. If it is known which events change the rows of a view ({@link RowChanges}), an outdated
 * total is corrected by the rows that have changed since. Any other outdated total still tells that the result was
 * large.
 *
 * <p>An entry is kept only for a minute after its last use, because its key contains searched values.
 */
// Caffeine finds the classes for its settings by name, so a native image must be told of them.
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMWA", "com.github.benmanes.caffeine.cache.PSAMW"})
final class Totals {
    private static final Duration LIFE = Duration.ofMinutes(1);

    /** About 16 MiB, because a weight of 1 stands for about one byte. */
    private static final long MAXIMUM_WEIGHT = 16L << 20;

    private final Cache<Key, Counted> totals = Caffeine.newBuilder()
            .expireAfterAccess(LIFE)
            .maximumWeight(MAXIMUM_WEIGHT)
            .<Key, Counted>weigher((key, counted) -> key.weight() + counted.weight())
            .build();

    /** Returns the total if it was counted in exactly this snapshot. */
    OptionalLong in(String snapshot, Key key) {
        return find(key).filter(counted -> counted.snapshot().equals(snapshot)).stream()
                .mapToLong(Counted::total)
                .findFirst();
    }

    /** Returns the total that was counted last, even if it is outdated. */
    Optional<Counted> find(Key key) {
        return Optional.ofNullable(totals.getIfPresent(key));
    }

    void put(Key key, Counted counted) {
        totals.put(key, counted);
    }

    /** Which rows were counted: those of a table that match a condition. */
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
     * A total and the moment at which it was counted.
     *
     * @param snapshot snapshot of the statement that counted, as {@code pg_current_snapshot()} shows it
     * @param base what is needed to bring the total up to date; null if that is not possible
     */
    record Counted(long total, String snapshot, @Nullable Base base) {

        /**
         * Returns the present total, or empty if it has to be counted again.
         *
         * @param table object id of the table that contains the rows now
         * @param changed every row that may have changed since the count
         */
        OptionalLong after(long table, List<Changed> changed) {
            if (base == null || base.table() != table) {
                return OptionalLong.empty();
            }
            if (changed.isEmpty()) {
                return OptionalLong.of(total);
            }
            FittingIds ids = base.ids();
            if (ids == null) {
                return OptionalLong.empty();
            }
            long now = changed.stream().filter(Changed::fits).count();
            long before = changed.stream().filter(row -> ids.contains(row.id())).count();
            return OptionalLong.of(total + now - before);
        }

        private int weight() {
            return base == null || base.ids() == null
                    ? 0
                    : Long.BYTES * base.ids().size();
        }
    }

    /**
     * The rows that a total includes.
     *
     * @param position position of the log: changes by all events up to it were counted, and perhaps some after it
     * @param table object id of the table, which a rebuild replaces
     * @param ids the ids of all counted rows; null if there are too many, or some are not numbers
     */
    record Base(long position, long table, @Nullable FittingIds ids) {}

    /** A row that has changed, and whether it matches now; a deleted row does not match. */
    record Changed(String id, boolean fits) {}
}
