package dev.signet.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Delays updates, and sends those with the same SQL text together.
 *
 * <p>Every update belongs to a subject, for instance a stream. The order of updates is kept only within a subject: the
 * first updates of all subjects run before the second ones, and so on. Updates of different subjects must therefore not
 * touch the same rows.
 *
 * <p>Consecutive updates of a subject with the same text are sent together, in their order, except for those with ON
 * CONFLICT: the driver combines several INSERT statements into one, and PostgreSQL refuses to update the same row twice
 * in one such statement.
 */
public final class GatheredUpdates implements Writes {
    private final Sql sql;
    private final List<Map<String, List<@Nullable Object[]>>> waves = new ArrayList<>();
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
    public void write(String text, @Nullable Object... parameters) {
        int wave = waveAfter(lastOfSubject.get(subject), text);
        lastOfSubject.put(subject, new Place(wave, text));
        if (wave == waves.size()) {
            waves.add(new LinkedHashMap<>());
        }
        waves.get(wave).computeIfAbsent(text, t -> new ArrayList<>()).add(parameters);
    }

    private static int waveAfter(@Nullable Place last, String text) {
        if (last == null) {
            return 0;
        }
        return last.text().equals(text) && !text.contains(" on conflict ") ? last.wave() : last.wave() + 1;
    }

    /** Runs all delayed updates. */
    public void run() {
        waves.forEach(wave -> wave.forEach(sql::updateAll));
        waves.clear();
        lastOfSubject.clear();
    }

    /** The wave that contains the last update of a subject, and the SQL text of this update. */
    private record Place(int wave, String text) {}
}
