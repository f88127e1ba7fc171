package dev.signet.search;

/** A value in each row by which rows can be searched or sorted. */
public sealed interface Column permits TextColumn, ValueColumn {

    /**
     * Returns the name of the request field that error messages refer to, as in the Protocol Buffers definition:
     * {@code first_name}.
     */
    String name();

    /** Returns the SQL expression of the value. */
    String sql();

    /** Returns the SQL expression to sort by. */
    String sortKey();
}
