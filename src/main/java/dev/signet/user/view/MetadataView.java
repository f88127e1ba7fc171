package dev.signet.user.view;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A row of {@code user_metadata_view}: one metadata entry of a user. The columns are named like the components, in
 * lower_snake_case.
 */
@SuppressWarnings("ArrayRecordComponent") // the array is only passed on and never compared
public record MetadataView(
        String userId, String orgId, String key, byte[] value, long version, Instant createdAt, Instant changedAt) {

    /** Selects all columns of all entries; a condition is appended. */
    public static final String SELECT = "select m.* from user_metadata_view m";

    /** Reads a row of {@link #SELECT}. */
    public static MetadataView read(Row row) throws SQLException {
        return new MetadataView(
                row.text("user_id"),
                row.text("org_id"),
                row.text("key"),
                row.bytes("value"),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }
}
