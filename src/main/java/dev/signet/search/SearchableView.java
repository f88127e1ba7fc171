package dev.signet.search;

import org.jspecify.annotations.Nullable;

/**
 * Describes how the table of a feature is searched.
 *
 * @param table table and the alias that the columns use: {@code user_view u}
 * @param id expression of the unique id, by which rows with equal sort values are ordered: {@code u.id}
 * @param rows SELECT without WHERE that the rows are read from, over the same alias and any joins that yield one row
 * per id: {@code select u.*, o.name from user_view u left join org_view o on o.id = u.org_id}
 * @param defaultSort column to sort by if a search names none
 * @param changes how rows change; null for a view whose large totals are counted again after every write
 */
public record SearchableView(
        String table,
        String id,
        String rows,
        Column defaultSort,
        @Nullable RowChanges changes) {

    /** A view whose large totals are counted anew after every write. */
    public SearchableView(String table, String id, String rows, Column defaultSort) {
        this(table, id, rows, defaultSort, null);
    }
}
