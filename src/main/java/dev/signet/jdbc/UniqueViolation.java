package dev.signet.jdbc;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Another row already has this key (SQLSTATE 23505). */
public final class UniqueViolation extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final @Nullable String constraint;

    UniqueViolation(@Nullable String constraint, Throwable cause) {
        super("violated unique constraint: " + constraint, cause);
        this.constraint = constraint;
    }

    /** Tells whether the violated constraint has this name. */
    public boolean of(String name) {
        return name.equals(constraint);
    }
}
