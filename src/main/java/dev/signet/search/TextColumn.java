package dev.signet.search;

import org.jspecify.annotations.Nullable;

/**
 * A column for the eight text methods, and what the database has to find its values quickly.
 *
 * <p>The expression must not be NULL (store absent as empty), or negations lose rows. Without case means
 * {@code lower()} in the default collation of the database, for the column and the searched value alike: whatever that
 * collation knows of letters outside ASCII, both sides agree. The embedded database uses the simple case mapping of
 * Unicode for every code point; a database with locale {@code C} folds ASCII only. Folded texts are compared and sorted
 * by code point ({@code collate "C"}), so that order does not depend on the database.
 *
 * @param name request field that errors point to
 * @param sql expression of the text
 * @param ordered whether {@code lower(sql) collate "C"} leads a B-tree; serves equality and starts-with
 * @param fence where the text also stands in a trigram-indexed text; serves what the B-tree does not
 * @param scope what precedes a condition on this column, up to an open parenthesis, or null
 */
public record TextColumn(
        String name,
        String sql,
        boolean ordered,
        @Nullable Fence fence,
        @Nullable String scope) implements Column {

    /** A column of a small table, found by looking at every row. */
    public static TextColumn of(String name, String sql) {
        return new TextColumn(name, sql, false, null, null);
    }

    /** The same with a B-tree on {@code (lower(sql) collate "C")}. */
    public TextColumn orderedIndex() {
        return new TextColumn(name, sql, true, fence, scope);
    }

    /**
     * The same with a copy in a fenced text under a {@code gin_trgm_ops} index.
     *
     * <p>A fenced text is a column {@code lower(U+0001 || first || U+0002 || second || U+0003 ...) collate "C"} whose
     * values show U+000E for each of U+0001 to U+0008 of their own. One index then serves all its fields: starts-with is "U+0002 and
     * then the value", contains is "the value between U+0002 and U+0003". Values of fewer than three letters or digits
     * have no trigram to be found by in the middle of a word: such a contains reads rows until it has enough.
     *
     * @param column expression of the fenced text
     * @param position 1 to 7, of this column in it
     */
    public TextColumn fencedIn(String column, int position) {
        return new TextColumn(name, sql, ordered, new Fence(column, position), scope);
    }

    /**
     * The same in another table: conditions become {@code scope condition)}.
     *
     * @param exists such as {@code exists (select 1 from org_domain_view d where d.org_id = o.id and (}; its
     *     parentheses are closed behind the condition. Such a column cannot be sorted by.
     */
    public TextColumn inside(String exists) {
        return new TextColumn(name, sql, ordered, fence, exists);
    }

    @Override
    public String sortKey() {
        if (scope != null) {
            throw new IllegalStateException("there may be several " + name + " to sort by");
        }
        return folded();
    }

    String folded() {
        return "lower(" + sql + ") collate \"C\"";
    }

    /**
     * The place of a column in a fenced text.
     *
     * @param column expression of the fenced text
     * @param position 1 to 7
     */
    public record Fence(String column, int position) {
        static final int LAST_MARK = 8;
        /** Stands for a mark within a value. */
        static final int HIDDEN_MARK = 0x0E;

        public Fence {
            if (position < 1 || position >= LAST_MARK) {
                throw new IllegalArgumentException("no mark for position " + position);
            }
        }

        char before() {
            return (char) position;
        }

        char after() {
            return (char) (position + 1);
        }
    }
}
