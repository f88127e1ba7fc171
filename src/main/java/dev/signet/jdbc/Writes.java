package dev.signet.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * Takes statements that change rows and whose result nobody needs. It decides itself when they are sent, and which of them
 * together; they take effect in the transaction that it belongs to.
 */
@FunctionalInterface
public interface Writes {

    /**
     * Takes an INSERT, UPDATE or DELETE.
     *
     * @param parameters as in {@link Sql}
     */
    void write(String sql, @Nullable Object... parameters);
}
