package dev.signet.search;

import dev.signet.eventstore.Fence;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Row;
import dev.signet.search.Totals.Base;
import dev.signet.search.Totals.Changed;
import dev.signet.search.Totals.Counted;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Pages of large results. Their total is counted once and then brought up to date by the events that were appended
 * since.
 *
 * <p>Rows are counted only after every writer of an event up to some position has ended, so the count includes all
 * changes by events up to that position. Every row that changes after the count is changed by an event after that
 * position. Later, one statement reads the page together with the rows that such events have changed. It reads both
 * from the same snapshot, so the page and the corrected total always agree.
 */
final class FollowedTotals {
    /**
     * If a result has more rows, their ids are not remembered. Each id takes eight bytes, so a result takes at most 800
     * kB.
     */
    private static final int MOST_IDS = 100_000;

    /**
     * If more rows have changed, the total is counted again, which then costs no more than looking at the changed rows.
     */
    private static final int MOST_CHANGED = 500;

    private final Database database;
    private final Fence fence;
    private final SearchStatements statements;
    private final RowChanges changes;

    FollowedTotals(Database database, Fence fence, SearchStatements statements, RowChanges changes) {
        this.database = database;
        this.fence = fence;
        this.statements = statements;
        this.changes = changes;
    }

    /**
     * A page and its total.
     *
     * @param counted what to remember for the next search
     */
    @SuppressWarnings("ArrayRecordComponent") // a parameter of the statement that follows; never compared
    record Result(String[] ids, long total, Counted counted) {}

    Result find(Counted known) {
        Base base = known.base();
        if (base != null) {
            Moment moment = read(base.position());
            OptionalLong total = moment.changed().size() > MOST_CHANGED
                    ? OptionalLong.empty()
                    : known.after(moment.table(), moment.changed());
            if (total.isPresent()) {
                return new Result(moment.page(), total.getAsLong(), known);
            }
        }
        // The rows are counted before the page is read, so that the statement that reads the page also finds the rows
        // that have changed since the count.
        Counted counted = count(known.total());
        Base fresh = counted.base();
        if (fresh == null) {
            return new Result(read(Long.MAX_VALUE).page(), counted.total(), counted);
        }
        Moment moment = read(fresh.position());
        OptionalLong total = counted.after(moment.table(), moment.changed());
        return new Result(moment.page(), total.orElse(counted.total()), counted);
    }

    private Counted count(long expected) {
        OptionalLong settled = fence.highestSettled();
        if (expected <= MOST_IDS) {
            Counted counted = count(statements.countWithIds(MOST_IDS), settled);
            if (counted.total() <= MOST_IDS) {
                return counted;
            }
        }
        return count(statements.count(), settled);
    }

    private Counted count(String sql, OptionalLong settled) {
        return database.queryPlannedAnew(
                        sql,
                        row -> counted(row, settled),
                        Searches.bindable(statements.condition().parameters()))
                .getFirst();
    }

    private static Counted counted(Row row, OptionalLong settled) throws SQLException {
        long total = row.number("search_total");
        String ids = row.textOrNull("search_ids");
        Base base = settled.isEmpty()
                ? null // a writer stayed open for too long, so there is no such position; the next search tries again
                : new Base(
                        settled.getAsLong(),
                        row.number("search_table"),
                        ids == null ? null : FittingIds.of(ids).orElse(null));
        return new Counted(total, row.text("search_snapshot"), base);
    }

    private Moment read(long position) {
        Condition condition = statements.condition();
        List<Object> parameters = new ArrayList<>(condition.parameters());
        parameters.add(statements.search().limit());
        parameters.add(statements.search().offset());
        parameters.add(List.copyOf(changes.eventTypes()));
        parameters.add(position);
        parameters.addAll(condition.parameters());
        return Moment.of(database.queryPlannedAnew(
                statements.inOrderWithChanges(MOST_CHANGED + 1),
                row -> new Line(
                        Kind.valueOf(row.text("kind")),
                        row.textOrNull("search_id"),
                        row.flag("fits"),
                        row.number("place")),
                Searches.bindable(parameters)));
    }

    private enum Kind {
        TABLE,
        PAGE,
        CHANGED
    }

    /**
     * A row of the result of {@link SearchStatements#inOrderWithChanges}.
     *
     * @param id id of the row that is on the page or has changed; null for the kind {@code TABLE}
     * @param place for the kind {@code PAGE}, the place on the page, from 1; for {@code TABLE}, the object id of the
     *     table
     */
    private record Line(Kind kind, @Nullable String id, boolean fits, long place) {
        String requireId() {
            return Objects.requireNonNull(id);
        }
    }

    /**
     * The result of {@link SearchStatements#inOrderWithChanges}, read in one snapshot.
     *
     * @param table object id of the table
     * @param page ids of the rows on the page, in order
     * @param changed the rows that have changed, each with whether it meets the condition
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Moment(long table, String[] page, List<Changed> changed) {
        static Moment of(List<Line> lines) {
            long table = of(lines, Kind.TABLE).getFirst().place();
            String[] page = of(lines, Kind.PAGE).stream()
                    .sorted(Comparator.comparingLong(Line::place))
                    .map(Line::requireId)
                    .toArray(String[]::new);
            List<Changed> changed = of(lines, Kind.CHANGED).stream()
                    .map(line -> new Changed(line.requireId(), line.fits()))
                    .toList();
            return new Moment(table, page, changed);
        }

        private static List<Line> of(List<Line> lines, Kind kind) {
            return lines.stream().filter(line -> line.kind() == kind).toList();
        }
    }
}
