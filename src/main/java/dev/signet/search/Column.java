package dev.signet.search;

/** A value of a row that can be searched or sorted by. */
public sealed interface Column permits TextColumn, ValueColumn {

    /** Name of the request field that errors name, as in the Protocol Buffers definition: {@code first_name}. */
    String name();

    /** The SQL expression of the value. */
    String sql();

    /** The SQL expression to sort by. */
    String sortKey();
}
