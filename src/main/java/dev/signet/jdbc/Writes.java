package dev.signet.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * Accepts statements that change rows and whose result nobody needs. The implementation decides when to send them and
 * which to batch; they take effect in its transaction.
 */
@FunctionalInterface
public interface Writes {

    /**
     * Accepts an INSERT, UPDATE or DELETE.
     *
     * @param parameters as in {@link Sql}
     */
    void write(String sql, @Nullable Object... parameters);
}
