package dev.signet.user.view;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * A row of {@code pat_view}: a personal access token without its secret. The columns are named like the components, in
 * lower_snake_case.
 */
public record PatView(
        String id,
        String userId,
        String orgId,
        List<String> scopes,
        Instant expiresAt,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** Selects all columns of all tokens; a condition is appended. */
    public static final String SELECT = "select t.* from pat_view t";

    public PatView {
        scopes = List.copyOf(scopes);
    }

    /** Reads a row of {@link #SELECT}. */
    public static PatView read(Row row) throws SQLException {
        return new PatView(
                row.text("id"),
                row.text("user_id"),
                row.text("org_id"),
                row.texts("scopes"),
                row.instant("expires_at", "expires_nanos"),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }
}
