package dev.signet.search;

/**
 * How a feature's view is searched; declared once per feature.
 *
 * @param table table and alias that the columns speak of: {@code user_view u}
 * @param id expression of the unique id, also the last thing rows are sorted by: {@code u.id}
 * @param rows SELECT of what a row is read from, without WHERE, over the same alias and any joins that leave one row per
 *     id: {@code select u.*, o.name from user_view u left join org_view o on o.id = u.org_id}
 * @param defaultSort what to sort by if a search does not say
 */
public record SearchableView(String table, String id, String rows, Column defaultSort) {}
