package dev.signet.search;

/** Something of a view that can be searched or sorted by. */
public sealed interface Column permits TextColumn, ValueColumn {

    /** Name of the request field that errors point to, in proto spelling: {@code first_name}. */
    String name();

    /** The SQL expression of the value. */
    String sql();

    /** The SQL expression to sort by. */
    String sortKey();
}
