package dev.signet.project;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;

/** A row of {@code project_view}. */
public record ProjectView(
        String id,
        String orgId,
        ProjectState state,
        ProjectSettings settings,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** Selects all columns of all projects; a condition is appended. */
    public static final String SELECT = "select p.* from project_view p";

    /** Reads a row of {@link #SELECT}. */
    public static ProjectView read(Row row) throws SQLException {
        return new ProjectView(
                row.text("id"),
                row.text("org_id"),
                ProjectState.valueOf(row.text("state")),
                new ProjectSettings(
                        row.text("name"),
                        row.flag("role_assertion"),
                        row.flag("role_check"),
                        row.flag("has_project_check"),
                        PrivateLabeling.valueOf(row.text("private_labeling"))),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }
}
