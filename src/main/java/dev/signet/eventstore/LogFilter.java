package dev.signet.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events an auditor wants. Empty lists and nulls do not restrict the result.
 *
 * @param position position where to start: the events after it (ascending) or before it (descending); 0 starts at the
 * beginning (ascending) or at the end (descending) of the log
 * @param limit maximum number of events, 1 to 1000
 * @param from earliest time of recording, inclusive
 * @param until latest time of recording, exclusive
 */
public record LogFilter(
        long position,
        int limit,
        boolean ascending,
        List<String> streamTypes,
        List<String> eventTypes,
        @Nullable String streamId,
        @Nullable String owner,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant until) {

    private static final int MAX_LIMIT = 1000;

    public LogFilter {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", but is " + limit);
        }
        streamTypes = List.copyOf(streamTypes);
        eventTypes = List.copyOf(eventTypes);
    }

    String where(List<@Nullable Object> parameters) {
        List<String> terms = new ArrayList<>();
        if (position > 0) {
            add(terms, parameters, ascending ? "position > ?" : "position < ?", position);
        }
        if (!streamTypes.isEmpty()) {
            add(terms, parameters, "stream_type = any(?)", streamTypes.toArray(String[]::new));
        }
        if (!eventTypes.isEmpty()) {
            add(terms, parameters, "type = any(?)", eventTypes.toArray(String[]::new));
        }
        add(terms, parameters, "stream_id = ?", streamId);
        add(terms, parameters, "owner = ?", owner);
        add(terms, parameters, "actor = ?", actor);
        add(terms, parameters, "recorded_at >= ?", from);
        add(terms, parameters, "recorded_at < ?", until);
        return terms.isEmpty() ? "" : " where " + String.join(" and ", terms);
    }

    private static void add(
            List<String> terms, List<@Nullable Object> parameters, String term, @Nullable Object value) {
        if (value != null) {
            terms.add(term);
            parameters.add(value);
        }
    }
}
