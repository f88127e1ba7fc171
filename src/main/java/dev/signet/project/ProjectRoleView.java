package dev.signet.project;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;

/** A row of {@code project_role_view}. Version and times are those of the last event that changed the role. */
public record ProjectRoleView(
        String projectId, String orgId, ProjectRole role, long version, Instant createdAt, Instant changedAt) {

    /** Selects all columns of all roles; a condition is appended. */
    public static final String SELECT = "select r.* from project_role_view r";

    /** Reads a row of {@link #SELECT}. */
    public static ProjectRoleView read(Row row) throws SQLException {
        return new ProjectRoleView(
                row.text("project_id"),
                row.text("org_id"),
                new ProjectRole(row.text("key"), row.text("display_name"), row.text("role_group")),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }
}
