package dev.signet.search;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.RowMapper;
import dev.signet.search.Totals.Counted;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * Carries out searches and returns a page with the exact total.
 *
 * <p>A first statement, planned for the actual values, finds the ids of the page. A second one, whose plan is kept,
 * reads their rows.
 *
 * <p>A result of up to {@value #SORTED} rows is found by indexes, sorted and counted by one statement. For a larger
 * result, the database may read the page in the order of an index and stop early; the total is counted separately. With
 * these two kinds of statements the plan does not depend on the database's estimate of how many rows match, which for
 * parts of words is often wrong by a factor of a thousand. Totals above {@value #CHEAP} are remembered in
 * {@link Totals}, and the same search then uses the second kind immediately.
 */
@Singleton
public final class Searches {
    private static final int SORTED = 2_000;
    private static final int CHEAP = 1000;
    private static final String SNAPSHOT = "(select pg_current_snapshot()::text) as search_snapshot";

    private final Database database;
    private final Totals totals = new Totals();

    public Searches(Database database) {
        this.database = database;
    }

    /** Returns the page that the search asks for. It reflects everything that was committed before the call. */
    public <T> Page<T> find(SearchableView view, Search search, RowMapper<T> mapper) {
        Condition condition = Condition.of(search.predicates());
        Totals.Key key = new Totals.Key(view.table(), condition);
        if (!totals.exceeded(CHEAP, key)) {
            List<Found> found = query(sorted(view, search, condition), search, condition);
            if (found.isEmpty() ? search.offset() == 0 : found.getFirst().total() <= SORTED) {
                long total = found.isEmpty() ? 0 : found.getFirst().total();
                if (total > CHEAP) {
                    totals.put(key, new Counted(total, found.getFirst().snapshot()));
                }
                return new Page<>(rows(view, found, mapper), total);
            }
        }
        List<Found> found = query(inOrder(view, search, condition), search, condition);
        long total = total(key, search, found);
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
        if (found.isEmpty()) {
            return List.of();
        }
        return database.query(
                "select found.* from unnest(?) with ordinality page(search_id, place) cross join lateral ("
                        + view.rows() + " where " + view.id() + " = page.search_id) found order by page.place",
                mapper,
                (Object) found.stream().map(Found::id).toArray(String[]::new));
    }

    private long total(Totals.Key key, Search search, List<Found> page) {
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
                        "select count(*) as search_total, " + SNAPSHOT + " from " + key.table() + " where "
                                + key.condition().sql(),
                        row -> new Counted(row.number("search_total"), row.text("search_snapshot")),
                        bindable(key.condition().parameters()))
                .getFirst();
        totals.put(key, counted);
        return counted.total();
    }

    /** Finds at most one id more than it may sort, in any order, then sorts and counts them and cuts out the page. */
    private static String sorted(SearchableView view, Search search, Condition condition) {
        return "with hits as materialized (select " + keys(view, search) + " from " + view.table() + " where "
                + condition.sql() + " limit " + (SORTED + 1)
                + ")\nselect search_id, (select count(*) from hits) as search_total, " + SNAPSHOT + " from hits"
                + page(search);
    }

    /** Leaves the order to an index, if there is one; does not count. */
    private static String inOrder(SearchableView view, Search search, Condition condition) {
        return "select " + keys(view, search) + ", -1 as search_total, " + SNAPSHOT + " from " + view.table()
                + " where " + condition.sql() + page(search);
    }

    private static String keys(SearchableView view, Search search) {
        Column sort = search.sort() == null ? view.defaultSort() : search.sort();
        return sort.sortKey() + " as search_key, " + view.id() + " as search_id";
    }

    private static String page(Search search) {
        String direction = search.ascending() ? "" : " desc";
        return " order by search_key" + direction + ", search_id" + direction + " limit ? offset ?";
    }

    static Object[] bindable(List<Object> parameters) {
        return parameters.stream()
                .map(value -> value instanceof List<?> list
                        ? list.stream().map(String.class::cast).toArray(String[]::new)
                        : value)
                .toArray();
    }

    /** A row of the page, with the total if it was counted (otherwise -1), and the snapshot of the statement. */
    private record Found(String id, long total, String snapshot) {}
}
