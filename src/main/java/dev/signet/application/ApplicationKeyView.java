package dev.signet.application;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;

/** A row of {@code application_key_view}, without the key itself. */
public record ApplicationKeyView(
        String id, String appId, String orgId, Instant expiresAt, long version, Instant createdAt, Instant changedAt) {

    static final String SELECT =
            "select k.id, k.app_id, k.org_id, k.expires_at, k.expires_nanos, k.version, k.created_at, k.changed_at"
                    + " from application_key_view k";

    static ApplicationKeyView read(Row row) throws SQLException {
        return new ApplicationKeyView(
                row.text("id"),
                row.text("app_id"),
                row.text("org_id"),
                row.instant("expires_at", "expires_nanos"),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }
}
