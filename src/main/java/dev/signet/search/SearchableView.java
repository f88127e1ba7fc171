package dev.signet.search;

import org.jspecify.annotations.Nullable;

/**
 * Describes how the table of a feature is searched.
 *
 * @param table name of the table and the alias that the columns use: {@code user_view u}
 * @param id expression of the unique id, by which rows with equal sort values are ordered: {@code u.id}
 * @param rows SELECT without WHERE that reads the rows of a page. It uses the same alias, and its joins yield one row
 * for each id: {@code select u.*, o.name from user_view u left join org_view o on o.id = u.org_id}
 * @param defaultSort column to sort by if a search names none
 * @param changes which events change the rows; null for a view whose large totals are counted again after every write
 * to the database
 */
public record SearchableView(
        String table,
        String id,
        String rows,
        Column defaultSort,
        @Nullable RowChanges changes) {

    /** Creates a view whose large totals are counted again after every write to the database. */
    public SearchableView(String table, String id, String rows, Column defaultSort) {
        this(table, id, rows, defaultSort, null);
    }
}
