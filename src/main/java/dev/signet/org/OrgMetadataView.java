package dev.signet.org;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;

/** A row of {@code org_metadata_view}. Version and times are those of the last event that changed the entry. */
@SuppressWarnings("ArrayRecordComponent") // the array is only passed on and never compared
public record OrgMetadataView(
        String orgId, String key, byte[] value, long version, Instant createdAt, Instant changedAt) {

    /** Selects all columns of all entries; a condition is appended. */
    static final String SELECT = "select m.* from org_metadata_view m";

    static OrgMetadataView read(Row row) throws SQLException {
        return new OrgMetadataView(
                row.text("org_id"),
                row.text("key"),
                row.bytes("value"),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }
}
