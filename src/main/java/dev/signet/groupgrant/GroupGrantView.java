package dev.signet.groupgrant;

import dev.signet.group.GroupSql;
import dev.signet.jdbc.Row;
import dev.signet.project.ProjectSql;
import dev.signet.rolegrant.RoleGrantState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * A group grant as queries return it: a row of {@code group_grant_view} with the names of group and project as they are
 * at the moment.
 *
 * @param orgId the organization that granted the roles, to which the group belongs
 * @param projectGrantId empty if the organization owns the project
 */
public record GroupGrantView(
        String id,
        String orgId,
        String groupId,
        String groupName,
        String projectId,
        String projectName,
        String projectGrantId,
        List<String> roleKeys,
        RoleGrantState state,
        long version,
        Instant createdAt,
        Instant changedAt) {

    static final String SELECT = """
            select g.id, g.org_id, g.group_id, coalesce(gr.name, '') as group_name, g.project_id,
                   coalesce(p.name, '') as project_name, g.project_grant_id, g.role_keys, g.state, g.version,
                   g.created_at, g.changed_at
              from group_grant_view g
            """ + GroupSql.leftJoin("gr", "g.group_id") + ProjectSql.leftJoin("p", "g.project_id");

    public GroupGrantView {
        roleKeys = List.copyOf(roleKeys);
    }

    static GroupGrantView read(Row row) throws SQLException {
        return new GroupGrantView(
                row.text("id"),
                row.text("org_id"),
                row.text("group_id"),
                row.text("group_name"),
                row.text("project_id"),
                row.text("project_name"),
                row.text("project_grant_id"),
                row.texts("role_keys"),
                RoleGrantState.valueOf(row.text("state")),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }
}
