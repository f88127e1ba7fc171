package dev.signet.search;

import dev.signet.eventstore.EventSql;

/**
 * The SQL statements of one search. Their parameters are those of the condition, followed by limit and offset if the
 * statement reads a page, unless its comment says otherwise.
 */
final class SearchStatements {
    private static final String SNAPSHOT = "(select pg_current_snapshot()::text) as search_snapshot";

    private final SearchableView view;
    private final Search search;
    private final Condition condition;

    SearchStatements(SearchableView view, Search search) {
        this.view = view;
        this.search = search;
        this.condition = Condition.of(search.predicates());
    }

    Search search() {
        return search;
    }

    Condition condition() {
        return condition;
    }

    /** Finds at most this many matching ids in any order, then sorts and counts them and selects the page. */
    String sorted(int limit) {
        return "with hits as materialized (select " + keys() + from() + " limit " + limit
                + ")\nselect search_id, (select count(*) from hits) as search_total, " + SNAPSHOT + " from hits"
                + page();
    }

    /** Reads the page in order, for which the database may use an index, and does not count: the total is -1. */
    String inOrder() {
        return "select " + keys() + ", -1 as search_total, " + SNAPSHOT + from() + page();
    }

    String count() {
        return "select count(*) as search_total, null as search_ids, " + table() + " as search_table, " + SNAPSHOT
                + from();
    }

    /**
     * Counts the matching rows and returns their ids, separated by commas. If there are more than {@code limit}, the
     * count is {@code limit + 1} and the ids are null.
     */
    String countWithIds(int limit) {
        return "with hits as materialized (select " + view.id() + " as id" + from() + " limit " + (limit + 1)
                + ")\nselect count(*) as search_total, case when count(*) <= " + limit
                + " then coalesce(string_agg(id, ','), '') end as search_ids, " + table() + " as search_table, "
                + SNAPSHOT
                + " from hits";
    }

    /**
     * Returns the page in order and, from the same snapshot, the rows that events have changed and whether they match
     * now. Parameters: those of the condition, limit and offset, the types of the events as an array, the position
     * after which events count as changes, and those of the condition again.
     *
     * @param limit maximum number of changed rows
     */
    String inOrderWithChanges(int limit) {
        return "with page as materialized (select " + keys() + from() + page() + "),\n"
                + "changed as materialized (" + EventSql.changedStreams() + " limit " + limit + ")\n"
                + "select 'TABLE' as kind, null as search_id, false as fits, " + table() + " as place\n"
                + "union all select 'PAGE', search_id, true, row_number() over () from page\n"
                // The condition is checked with an aggregate instead of exists, because with exists the database might
                // search all matching rows.
                + "union all select 'CHANGED', changed.id, now.fits, 0 from changed cross join lateral (select count(*) > 0"
                + " as fits from " + view.table() + " where " + view.id() + " = changed.id and (" + condition.sql()
                + ")) now";
    }

    /** The object id of the table, by which a rebuild of the table can be noticed. */
    private String table() {
        return "'" + view.table().split(" ", -1)[0] + "'::regclass::oid::bigint";
    }

    private String from() {
        return " from " + view.table() + " where " + condition.sql();
    }

    private String keys() {
        Column sort = search.sort() == null ? view.defaultSort() : search.sort();
        return sort.sortKey() + " as search_key, " + view.id() + " as search_id";
    }

    private String page() {
        String direction = search.ascending() ? "" : " desc";
        return " order by search_key" + direction + ", search_id" + direction + " limit ? offset ?";
    }
}
