package dev.signet.search;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.RowMapper;
import dev.signet.search.Totals.Counted;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Carries searches out: the page and the exact total.
 *
 * <p>A result of up to {@value #SMALL} rows is found by its indexes in one statement, sorted and counted at once. Of a
 * larger one the database is free to read the page in the order of an index and to stop early; its total is counted
 * separately, unless it is known ({@link Totals}). The two steps keep the database from betting on one of these ways by
 * its estimate of how many rows fit, which for parts of words is often wrong by a thousand times.
 */
@Singleton
public final class Searches {
    private static final int SMALL = 1000;

    private final Database database;
    private final Totals totals = new Totals();

    public Searches(Database database) {
        this.database = database;
    }

    /** The page of the view that the search asks for; each statement sees what was committed before it began. */
    public <T> Page<T> find(SearchableView view, Search search, RowMapper<T> mapper) {
        Condition condition = Condition.of(search.predicates());
        Totals.Key key = new Totals.Key(view.table(), condition);
        if (!totals.exceeded(SMALL, key)) {
            List<Found<T>> found = query(small(view, search, condition), search, condition, withTotal(mapper));
            if (found.isEmpty() ? search.offset() == 0 : found.getFirst().total() <= SMALL) {
                return new Page<>(
                        rows(found), found.isEmpty() ? 0 : found.getFirst().total());
            }
        }
        List<Found<T>> found = query(large(view, search, condition), search, condition, withSnapshot(mapper));
        return new Page<>(rows(found), total(key, search, found));
    }

    private <T> List<Found<T>> query(String sql, Search search, Condition condition, RowMapper<Found<T>> mapper) {
        List<Object> parameters = new ArrayList<>(condition.parameters());
        Collections.addAll(parameters, search.limit(), search.offset());
        return database.queryPlannedAnew(sql, mapper, bindable(parameters));
    }

    private <T> long total(Totals.Key key, Search search, List<Found<T>> page) {
        if (!page.isEmpty()) {
            if (page.size() < search.limit()) {
                return search.offset() + page.size();
            }
            var known = totals.in(page.getFirst().snapshot(), key);
            if (known.isPresent()) {
                return known.getAsLong();
            }
        }
        Counted counted = database.queryPlannedAnew(
                        "select count(*) as total, pg_current_snapshot()::text as snapshot from " + key.table()
                                + " where " + key.condition().sql(),
                        row -> new Counted(row.number("total"), row.text("snapshot")),
                        bindable(key.condition().parameters()))
                .getFirst();
        totals.put(key, counted);
        return counted.total();
    }

    /** Finds one row more than a small result may have, in no order; then sorts, counts and cuts the page out. */
    private static String small(SearchableView view, Search search, Condition condition) {
        return "with hits as materialized (select " + keys(view, search) + " from " + view.table() + " where "
                + condition.sql() + " limit " + (SMALL + 1) + "),\npage as materialized (select * from hits"
                + order(search, "") + " limit ? offset ?)\nselect (select count(*) from hits) as search_total, found.*"
                + pageRows(view, search);
    }

    private static String large(SearchableView view, Search search, Condition condition) {
        return "with page as materialized (select " + keys(view, search) + " from " + view.table() + " where "
                + condition.sql() + order(search, "")
                + " limit ? offset ?)\nselect (select pg_current_snapshot()::text) as search_snapshot, found.*"
                + pageRows(view, search);
    }

    private static String keys(SearchableView view, Search search) {
        return sort(view, search).sortKey() + " as search_key, " + view.id() + " as search_id";
    }

    private static String pageRows(SearchableView view, Search search) {
        return "\nfrom page cross join lateral (" + view.rows() + " where " + view.id() + " = page.search_id) found"
                + order(search, "page.");
    }

    private static String order(Search search, String from) {
        String direction = search.ascending() ? "" : " desc";
        return " order by " + from + "search_key" + direction + ", " + from + "search_id" + direction;
    }

    private static Column sort(SearchableView view, Search search) {
        Column sort = search.sort();
        return sort == null ? view.defaultSort() : sort;
    }

    static Object[] bindable(List<Object> parameters) {
        return parameters.stream()
                .map(value -> value instanceof List<?> list
                        ? list.stream().map(String.class::cast).toArray(String[]::new)
                        : value)
                .toArray();
    }

    private static <T> List<T> rows(List<Found<T>> found) {
        return found.stream().map(Found::row).toList();
    }

    private static <T> RowMapper<Found<T>> withTotal(RowMapper<T> mapper) {
        return row -> new Found<>(mapper.map(row), row.number("search_total"), "");
    }

    private static <T> RowMapper<Found<T>> withSnapshot(RowMapper<T> mapper) {
        return row -> new Found<>(mapper.map(row), 0, row.text("search_snapshot"));
    }

    /** A row with what the statement tells beside it. */
    private record Found<T>(T row, long total, String snapshot) {}
}
