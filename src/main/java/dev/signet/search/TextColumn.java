package dev.signet.search;

import org.jspecify.annotations.Nullable;

/**
 * A column that can be searched with the eight text methods, and the indexes that it has for them.
 *
 * <p>The expression must not be NULL (absent texts are stored as empty), because negations would miss such rows. Case
 * is ignored by applying {@code lower()} in the default collation of the database to both the column and the searched
 * value, so that both are folded alike. The embedded database uses the simple case mapping of Unicode; a database with
 * the locale {@code C} folds only ASCII. Folded texts are compared and sorted by code point ({@code collate "C"}), so
 * that the order does not depend on the database.
 *
 * @param name name of the request field that error messages refer to
 * @param sql expression of the text
 * @param ordered whether there is a B-tree that begins with {@code lower(sql) collate "C"}, used for equality and
 * starts-with
 * @param fence the fenced text with a trigram index that contains the text, see {@link #fencedIn}; used if no B-tree
 * serves; null for none
 * @param scope SQL that precedes a condition on this column and ends with an open parenthesis, see {@link #inside};
 * null for none
 * @param longTexts whether searched texts may be longer than {@link Search#MAXIMUM_TEXT}
 */
public record TextColumn(
        String name,
        String sql,
        boolean ordered,
        @Nullable Fence fence,
        @Nullable String scope,
        boolean longTexts) implements Column {

    /** Creates a column without an index, for a small table: a search reads every row. */
    public static TextColumn of(String name, String sql) {
        return new TextColumn(name, sql, false, null, null, false);
    }

    /** Returns this column with a B-tree on {@code (lower(sql) collate "C")}. */
    public TextColumn orderedIndex() {
        return new TextColumn(name, sql, true, fence, scope, longTexts);
    }

    /**
     * Returns this column with a copy in a fenced text under a {@code gin_trgm_ops} index.
     *
     * <p>A fenced text is a column {@code lower(U+0001 || first || U+0002 || second || U+0003 ...) collate "C"}, in
     * whose values U+0001 to U+0008 are replaced by U+000E. One index then serves all of its fields. For the second
     * field, for example, starts-with searches for U+0002 followed by the value, and contains searches for the value
     * between U+0002 and U+0003. A value of fewer than three letters or digits has no trigram by which it could be
     * found within a word, so a contains search for such a value reads rows in order until the page is full.
     *
     * @param column expression of the fenced text
     * @param position position of this column in the fenced text, 1 to 7
     */
    public TextColumn fencedIn(String column, int position) {
        return new TextColumn(name, sql, ordered, new Fence(column, position), scope, longTexts);
    }

    /**
     * Returns this column as a column of another table, which its conditions reach through a subquery: each condition
     * becomes {@code scope condition)}. A search cannot be sorted by such a column, because one row may have several
     * values.
     *
     * @param exists such as {@code exists (select 1 from org_domain_view d where d.org_id = o.id and (}; its
     * parentheses are closed after the condition
     */
    public TextColumn inside(String exists) {
        return new TextColumn(name, sql, ordered, fence, exists, longTexts);
    }

    /** Returns this column for searched texts of any length; whoever uses it limits them. */
    public TextColumn withLongTexts() {
        return new TextColumn(name, sql, ordered, fence, scope, true);
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
     * The position of a column in a fenced text.
     *
     * @param column expression of the fenced text
     * @param position 1 to 7
     */
    public record Fence(String column, int position) {
        static final int LAST_MARK = 8;
        /** The character that replaces a mark that occurs within a value. */
        static final int HIDDEN_MARK = 0x0E;

        public Fence {
            if (position < 1 || position >= LAST_MARK) {
                throw new IllegalArgumentException("position must be 1 to 7, but is " + position);
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
