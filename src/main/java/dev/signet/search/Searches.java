package dev.signet.search;

import dev.signet.eventstore.Fence;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.RowMapper;
import dev.signet.search.Totals.Counted;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Carries out searches and returns a page with the exact total.
 *
 * <p>A first statement, which the database plans for the actual values, finds the ids of the page. A second statement,
 * whose plan is reused, reads the rows of these ids.
 *
 * <p>A result of up to {@value #SORTED} rows is found by indexes, sorted and counted by one statement. For a larger
 * result, the database may read the page in the order of an index and stop early; the total is counted separately.
 * Because there are two kinds of first statements, the plan does not depend on the database's estimate of how many rows
 * match, which is often wrong by a factor of a thousand for parts of words. Totals above {@value #CHEAP} are remembered
 * in {@link Totals}, and when the same search is repeated, it uses the second kind immediately. If the view says which
 * events change its rows, {@link FollowedTotals} also remembers which rows match, and a later total costs only a look
 * at the rows that have changed since.
 */
@Singleton
public final class Searches {
    private static final int SORTED = 20_000;
    private static final int CHEAP = 1000;

    private final Database database;
    private final Fence fence;
    private final Totals totals = new Totals();

    public Searches(Database database, Fence fence) {
        this.database = database;
        this.fence = fence;
    }

    /** Returns the page that the search asks for. It reflects everything that was committed before the call. */
    public <T> Page<T> find(SearchableView view, Search search, RowMapper<T> mapper) {
        SearchStatements statements = new SearchStatements(view, search);
        Totals.Key key = new Totals.Key(view.table(), statements.condition());
        Optional<Counted> known = totals.find(key).filter(counted -> counted.total() > CHEAP);
        if (known.isEmpty()) {
            List<Found> found = query(statements.sorted(SORTED + 1), search, statements.condition());
            if (found.isEmpty() ? search.offset() == 0 : found.getFirst().total() <= SORTED) {
                long total = found.isEmpty() ? 0 : found.getFirst().total();
                if (total > CHEAP) {
                    totals.put(key, new Counted(total, found.getFirst().snapshot(), null));
                }
                return new Page<>(rows(view, found, mapper), total);
            }
        } else if (view.changes() != null && view.changes().cover(search.predicates())) {
            FollowedTotals followed = new FollowedTotals(database, fence, statements, view.changes());
            FollowedTotals.Result result = followed.find(known.get());
            totals.put(key, result.counted());
            return new Page<>(rows(view, result.ids(), mapper), result.total());
        }
        List<Found> found = query(statements.inOrder(), search, statements.condition());
        long total = total(key, search, statements, found);
        return new Page<>(rows(view, found, mapper), total);
    }

    private List<Found> query(String sql, Search search, Condition condition) {
        List<Object> parameters = new ArrayList<>(condition.parameters());
        Collections.addAll(parameters, search.limit(), search.offset());
        return database.queryPlannedAnew(
                sql,
                row -> new Found(row.text("search_id"), row.number("search_total"), row.text("search_snapshot")),
                bindable(parameters));
    }

    private <T> List<T> rows(SearchableView view, List<Found> found, RowMapper<T> mapper) {
        return rows(view, found.stream().map(Found::id).toArray(String[]::new), mapper);
    }

    private <T> List<T> rows(SearchableView view, String[] ids, RowMapper<T> mapper) {
        if (ids.length == 0) {
            return List.of();
        }
        return database.query(
                "select found.* from unnest(?) with ordinality page(search_id, place) cross join lateral ("
                        + view.rows() + " where " + view.id() + " = page.search_id) found order by page.place",
                mapper,
                (Object) ids);
    }

    private long total(Totals.Key key, Search search, SearchStatements statements, List<Found> page) {
        if (!page.isEmpty()) {
            if (page.size() < search.limit()) {
                return search.offset() + page.size();
            }
            OptionalLong known = totals.in(page.getFirst().snapshot(), key);
            if (known.isPresent()) {
                return known.getAsLong();
            }
        }
        Counted counted = database.queryPlannedAnew(
                        statements.count(),
                        row -> new Counted(row.number("search_total"), row.text("search_snapshot"), null),
                        bindable(key.condition().parameters()))
                .getFirst();
        totals.put(key, counted);
        return counted.total();
    }

    static Object[] bindable(List<Object> parameters) {
        return parameters.stream()
                .map(value -> value instanceof List<?> list
                        ? list.stream().map(String.class::cast).toArray(String[]::new)
                        : value)
                .toArray();
    }

    /**
     * A row that the first statement found: its id, the total (-1 if it was not counted), and the snapshot of the
     * statement.
     */
    private record Found(String id, long total, String snapshot) {}
}
