package dev.signet.usergrant;

import dev.signet.jdbc.Row;
import dev.signet.org.OrgSql;
import dev.signet.project.ProjectSql;
import dev.signet.rolegrant.RoleGrantState;
import dev.signet.user.view.UserSql;
import dev.signet.user.view.UserView;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * A user grant as queries return it: a row of {@code user_grant_view} with the user and the names of organization and
 * project as they are at the moment (requirement Z-14).
 *
 * @param orgId the organization that granted the roles
 * @param projectGrantId empty if the organization owns the project
 */
public record UserGrantView(
        String id,
        String orgId,
        String orgName,
        String orgDomain,
        UserView user,
        String projectId,
        String projectName,
        String projectGrantId,
        List<String> roleKeys,
        RoleGrantState state,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** Selects all grants; a condition is appended. */
    public static final String SELECT = """
            select g.id as grant_id, g.org_id as grant_org_id, coalesce(go.name, '') as grant_org_name,
                   coalesce(go.primary_domain, '') as grant_org_domain, g.project_id, coalesce(p.name, '') as project_name,
                   g.project_grant_id, g.role_keys, g.state as grant_state, g.version as grant_version,
                   g.created_at as granted_at, g.changed_at as grant_changed_at,
            """ + UserView.COLUMNS
            + " from user_grant_view g"
            + UserSql.join("u", "g.user_id")
            + OrgSql.leftJoin("o", "u.org_id")
            + OrgSql.leftJoin("go", "g.org_id")
            + ProjectSql.leftJoin("p", "g.project_id");

    public UserGrantView {
        roleKeys = List.copyOf(roleKeys);
    }

    /** Reads a row of {@link #SELECT}. */
    public static UserGrantView read(Row row) throws SQLException {
        return new UserGrantView(
                row.text("grant_id"),
                row.text("grant_org_id"),
                row.text("grant_org_name"),
                row.text("grant_org_domain"),
                UserView.read(row),
                row.text("project_id"),
                row.text("project_name"),
                row.text("project_grant_id"),
                row.texts("role_keys"),
                RoleGrantState.valueOf(row.text("grant_state")),
                row.number("grant_version"),
                row.instant("granted_at"),
                row.instant("grant_changed_at"));
    }
}
