package dev.signet.search;

/**
 * A column compared as a whole: ids, states, flags, times.
 *
 * @param name request field that error messages refer to
 * @param sql expression of the value; NULL equals nothing
 */
public record ValueColumn(String name, String sql) implements Column {
    @Override
    public String sortKey() {
        return sql;
    }
}
