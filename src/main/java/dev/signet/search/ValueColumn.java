package dev.signet.search;

/**
 * A column whose value is compared as a whole: ids, states, flags, times.
 *
 * @param name name of the request field that error messages refer to
 * @param sql SQL expression of the value; NULL equals no searched value
 */
public record ValueColumn(String name, String sql) implements Column {
    @Override
    public String sortKey() {
        return sql;
    }
}
