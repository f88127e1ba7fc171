package dev.signet.projectrole;

import static dev.signet.jdbc.GatheredQuery.questions;

import dev.signet.groupgrant.GroupGrantSql;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.GatheredQuery;
import dev.signet.jdbc.Row;
import dev.signet.org.OrgSql;
import dev.signet.project.ProjectSql;
import dev.signet.projectgrant.ProjectGrantSql;
import dev.signet.usergrant.UserGrantSql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads which roles of projects a user has. Each method costs one query, which is gathered with those of other callers.
 */
@Singleton
public final class ProjectRoles {
    private static final String ACTIVE = "ACTIVE";
    private static final String PROJECT_IDS = "string_to_array(q.project_ids, ' ')";

    // Roles that were removed from the project or the project grant no longer count, even while they are still being
    // withdrawn from the grants.
    private static final String KEYS = "array(select k.key from unnest(s.role_keys) with ordinality as k (key, place)"
            + " where " + ProjectSql.hasRole("s.project_id", "k.key") + " and "
            + ProjectGrantSql.includes("s.project_grant_id", "k.key") + " order by k.place) as present_keys";

    private static final String SOURCES = "select q.question, s.*, " + KEYS + ", pg.state as project_grant_state,"
            + " p.state as project_state, o.state as org_state, o.primary_domain as org_domain from "
            + questions("user_id", "project_ids")
            + " cross join lateral (" + UserGrantSql.ofUser("q.user_id", PROJECT_IDS) + " union all "
            + GroupGrantSql.ofUser("q.user_id", PROJECT_IDS) + ") s"
            + ProjectGrantSql.lookUp("pg", "s.project_grant_id")
            + ProjectSql.lookUp("p", "s.project_id")
            + OrgSql.lookUp("o", "s.org_id");

    private final GatheredQuery<RoleSource> sources;

    public ProjectRoles(Database database) {
        this.sources = new GatheredQuery<>(database, SOURCES, ProjectRoles::source);
    }

    /** Returns the roles that the user has in these projects at the moment; a role may be there several times. */
    public List<GrantedRole> rolesOf(String userId, Collection<String> projectIds) {
        return sourcesOf(userId, projectIds).stream()
                .filter(RoleSource::counts)
                .flatMap(source -> source.roleKeys().stream()
                        .map(key -> new GrantedRole(source.projectId(), key, source.orgId(), source.orgDomain())))
                .toList();
    }

    /** Returns every grant by which the user could have roles in these projects, also those that do not count. */
    public List<RoleSource> sourcesOf(String userId, Collection<String> projectIds) {
        return projectIds.isEmpty() ? List.of() : sources.ask(userId, String.join(" ", projectIds));
    }

    /**
     * A role that a user has.
     *
     * @param orgId the organization that granted it
     * @param orgDomain the primary domain of that organization
     */
    public record GrantedRole(String projectId, String key, String orgId, String orgDomain) {}

    private static RoleSource source(Row row) throws SQLException {
        String groupId = row.text("group_id");
        String projectGrantId = row.text("project_grant_id");
        Set<RoleSource.Part> inactive = EnumSet.noneOf(RoleSource.Part.class);
        check(inactive, RoleSource.Part.GRANT, row.text("state"));
        check(inactive, RoleSource.Part.GROUP, row.text("group_state"));
        check(inactive, RoleSource.Part.PROJECT, row.textOrNull("project_state"));
        check(inactive, RoleSource.Part.ORGANIZATION, row.textOrNull("org_state"));
        if (!projectGrantId.isEmpty()) {
            check(inactive, RoleSource.Part.PROJECT_GRANT, row.textOrNull("project_grant_state"));
        }
        String domain = row.textOrNull("org_domain");
        return new RoleSource(
                groupId.isEmpty() ? RoleSource.Kind.USER_GRANT : RoleSource.Kind.GROUP_GRANT,
                row.text("id"),
                groupId,
                row.text("group_name"),
                row.text("project_id"),
                projectGrantId,
                row.text("org_id"),
                domain == null ? "" : domain,
                row.texts("present_keys"),
                inactive);
    }

    private static void check(Set<RoleSource.Part> inactive, RoleSource.Part part, @Nullable String state) {
        if (!ACTIVE.equals(state)) {
            inactive.add(part);
        }
    }
}
