package dev.signet.search;

import dev.signet.search.Predicate.And;
import dev.signet.search.Predicate.Equal;
import dev.signet.search.Predicate.In;
import dev.signet.search.Predicate.Not;
import dev.signet.search.Predicate.Or;
import dev.signet.search.Predicate.TextMatch;
import java.util.List;
import java.util.Set;

/**
 * Which events change the rows of a view. If few of them were appended since a total was counted, the total need not be
 * counted again ({@link FollowedTotals}).
 *
 * <p>The view must have one row for each stream, with the id of the stream as its id. An event must change no row but
 * that of its own stream.
 *
 * @param eventTypes stored types of all events that add a row, remove it, or change a column that can be searched
 * @param unsettled columns that can be searched and also change without one of these events, as time passes or because
 *     another table changes
 */
public record RowChanges(Set<String> eventTypes, Set<Column> unsettled) {
    public RowChanges {
        eventTypes = Set.copyOf(eventTypes);
        unsettled = Set.copyOf(unsettled);
    }

    /** Whether only these events can change which rows match the predicates. */
    boolean cover(List<Predicate> predicates) {
        return predicates.stream().allMatch(this::covers);
    }

    private boolean covers(Predicate predicate) {
        return switch (predicate) {
            case TextMatch match -> isSettled(match.column());
            case Equal equal -> isSettled(equal.column());
            case In in -> isSettled(in.column());
            case And and -> cover(and.parts());
            case Or or -> cover(or.parts());
            case Not not -> covers(not.part());
        };
    }

    private boolean isSettled(Column column) {
        boolean ofAnotherTable = column instanceof TextColumn text && text.scope() != null;
        return !ofAnotherTable && !unsettled.contains(column);
    }
}
