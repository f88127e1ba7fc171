package dev.signet.user.view;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A row of {@code machine_key_view}: a key with which a machine user signs assertions. The columns are named like the
 * components, in lower_snake_case.
 *
 * @param publicKey SubjectPublicKeyInfo in PEM
 */
public record MachineKeyView(
        String id,
        String userId,
        String orgId,
        String publicKey,
        Instant expiresAt,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** Selects all columns of all keys; a condition is appended. */
    public static final String SELECT = "select k.* from machine_key_view k";

    /** Reads a row of {@link #SELECT}. */
    public static MachineKeyView read(Row row) throws SQLException {
        return new MachineKeyView(
                row.text("id"),
                row.text("user_id"),
                row.text("org_id"),
                row.text("public_key"),
                row.instant("expires_at", "expires_nanos"),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }
}
