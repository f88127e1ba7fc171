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
 * Which events change the rows of a view, so that a total need not be counted again while there are few of them.
 *
 * <p>The id of a row is that of the stream, and an event changes no row but that of its own stream.
 *
 * @param eventTypes stored types of all events that make a row, remove it, or change a column that is searched
 * @param unsettled searched columns that also change without an event, as time passes or with other tables
 */
public record RowChanges(Set<String> eventTypes, Set<Column> unsettled) {
    public RowChanges {
        eventTypes = Set.copyOf(eventTypes);
        unsettled = Set.copyOf(unsettled);
    }

    /** Whether only these events change which rows fit. */
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
