package dev.signet.projectgrant;

import dev.signet.jdbc.Row;
import dev.signet.org.OrgSql;
import dev.signet.project.ProjectSql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * A project grant as queries return it: a row of {@code project_grant_view} with the names of project and organizations
 * as they are at the moment.
 *
 * @param orgId the organization that owns the project
 * @param grantedOrgId the organization that may grant the roles
 */
public record ProjectGrantView(
        String id,
        String orgId,
        String orgName,
        String projectId,
        String projectName,
        String grantedOrgId,
        String grantedOrgName,
        List<String> roleKeys,
        ProjectGrantState state,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** Selects all project grants; a condition is appended. */
    static final String SELECT = """
            select g.*, coalesce(o.name, '') as org_name, coalesce(p.name, '') as project_name,
                   coalesce(go.name, '') as granted_org_name
              from project_grant_view g
            """
            + OrgSql.leftJoin("o", "g.org_id")
            + OrgSql.leftJoin("go", "g.granted_org_id")
            + ProjectSql.leftJoin("p", "g.project_id");

    public ProjectGrantView {
        roleKeys = List.copyOf(roleKeys);
    }

    static ProjectGrantView read(Row row) throws SQLException {
        return new ProjectGrantView(
                row.text("id"),
                row.text("org_id"),
                row.text("org_name"),
                row.text("project_id"),
                row.text("project_name"),
                row.text("granted_org_id"),
                row.text("granted_org_name"),
                row.texts("role_keys"),
                ProjectGrantState.valueOf(row.text("state")),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }
}
