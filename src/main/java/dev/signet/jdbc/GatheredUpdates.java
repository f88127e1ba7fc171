package dev.signet.jdbc;

import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Delays updates whose result nobody needs immediately, and sends those with the same SQL text together.
 *
 * <p>The order of updates is kept only within a subject: the first updates of all subjects run before the second ones,
 * and so on. Subjects must therefore not touch each other's rows. Any other statement first runs the delayed updates.
 *
 * <p>Consecutive updates of a subject with the same text are sent together, in their order, except for those that insert
 * or update a row: the driver makes one statement of several inserts, which must not name a row twice.
 */
public final class GatheredUpdates implements Sql {
    private final Sql sql;
    private final List<Map<String, List<Update>>> waves = new ArrayList<>();
    private final Map<Object, Place> lastOfSubject = new HashMap<>();
    private Object subject = "";

    public GatheredUpdates(Sql sql) {
        this.sql = sql;
    }

    /** Sets the subject whose rows the next updates touch. */
    public void about(Object next) {
        subject = next;
    }

    @Override
    public Written later(String text, @Nullable Object... parameters) {
        Update update = new Update(parameters);
        int wave = waveAfter(lastOfSubject.get(subject), text);
        lastOfSubject.put(subject, new Place(wave, text));
        if (wave == waves.size()) {
            waves.add(new LinkedHashMap<>());
        }
        waves.get(wave).computeIfAbsent(text, t -> new ArrayList<>()).add(update);
        return () -> {
            run();
            return update.rows();
        };
    }

    private static int waveAfter(@Nullable Place last, String text) {
        if (last == null) {
            return 0;
        }
        return last.text().equals(text) && !text.contains(" on conflict ") ? last.wave() : last.wave() + 1;
    }

    /** Runs all delayed updates. */
    public void run() {
        waves.forEach(wave -> wave.forEach(this::send));
        waves.clear();
        lastOfSubject.clear();
    }

    @Override
    public <T> List<T> query(String text, RowMapper<T> mapper, @Nullable Object... parameters) {
        run();
        return sql.query(text, mapper, parameters);
    }

    @Override
    public <T> List<T> queryPlannedAnew(String text, RowMapper<T> mapper, @Nullable Object... parameters) {
        run();
        return sql.queryPlannedAnew(text, mapper, parameters);
    }

    @Override
    public int update(String text, @Nullable Object... parameters) {
        run();
        return sql.update(text, parameters);
    }

    private void send(String text, List<Update> updates) {
        int[] rows = sql.updateAll(
                text, updates.stream().map(update -> update.parameters).toList());
        for (int i = 0; i < rows.length; i++) {
            updates.get(i).rows = rows[i];
        }
    }

    /** An update that is delayed or has run. */
    private static final class Update {
        private final @Nullable Object[] parameters;
        private int rows;

        private Update(@Nullable Object[] parameters) {
            this.parameters = parameters;
        }

        private int rows() {
            if (rows == Statement.SUCCESS_NO_INFO) {
                throw new IllegalStateException("the number of rows of an insert that was sent with others is unknown");
            }
            return rows;
        }
    }

    /** Where the last update of a subject stands. */
    private record Place(int wave, String text) {}
}
