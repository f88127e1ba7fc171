package dev.signet.usergrant;

import static dev.signet.jdbc.GatheredQuery.lookUpOnly;
import static dev.signet.jdbc.GatheredQuery.questions;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.GatheredQuery;
import dev.signet.org.OrgSql;
import dev.signet.project.ProjectSql;
import dev.signet.projectgrant.ProjectGrantSql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads user grants, and the roles that users have by them. */
@Singleton
public final class UserGrantQueries {
    // A role counts while the grant, the project grant that allows it, the project, and the organization that granted
    // it are active.
    private static final String ROLES = "select q.question, g.project_id, g.org_id, o.primary_domain, k.key from "
            + questions("user_id", "project_ids")
            + lookUpOnly(
                    "project_id, org_id, project_grant_id, role_keys",
                    "user_grant_view",
                    "g",
                    "user_id = q.user_id and project_id = any(string_to_array(q.project_ids, ' '))"
                            + " and state = 'ACTIVE' and " + ProjectGrantSql.isActive("project_grant_id"))
            + OrgSql.lookUpActive("o", "g.org_id")
            + ProjectSql.lookUpActive("p", "g.project_id")
            // roles that were removed count no longer, even if it takes a while to withdraw them from all grants
            + " join lateral (select u.key from unnest(g.role_keys) as u (key) where "
            + ProjectSql.hasRole("g.project_id", "u.key") + " and "
            + ProjectGrantSql.includes("g.project_grant_id", "u.key") + ") k on true";

    private final Database database;
    private final GatheredQuery<GrantedRole> roles;

    public UserGrantQueries(Database database) {
        this.database = database;
        this.roles = new GatheredQuery<>(
                database,
                ROLES,
                row -> new GrantedRole(
                        row.text("project_id"), row.text("key"), row.text("org_id"), row.text("primary_domain")));
    }

    /** Returns the grant, or fails with {@link UserGrantError#NOT_FOUND}. */
    public UserGrantView require(UserGrantRef ref) {
        return database.first(
                        UserGrantView.SELECT + " where g.id = ? and g.org_id = ? and g.user_id = ?",
                        UserGrantView::read,
                        ref.grantId(),
                        ref.orgId(),
                        ref.userId())
                .filter(grant -> ref.reach().includes(grant.projectId(), grant.projectGrantId()))
                .orElseThrow(UserGrantError.NOT_FOUND::exception);
    }

    /**
     * Returns the roles that the user has in these projects at the moment. Costs one query, which is gathered with those
     * of other callers.
     */
    public List<GrantedRole> rolesOf(String userId, Collection<String> projectIds) {
        return projectIds.isEmpty() ? List.of() : roles.ask(userId, String.join(" ", projectIds));
    }

    /** Returns the active grants that an organization has given to these users, by the users' ids. */
    public Map<String, List<GivenGrant>> givenBy(String orgId, Collection<String> userIds) {
        Map<String, List<GivenGrant>> given = new HashMap<>();
        database.query(
                        "select user_id, project_id, project_grant_id, role_keys from user_grant_view"
                                + " where user_id = any(?) and org_id = ? and state = 'ACTIVE' order by created_at, id",
                        row -> Map.entry(
                                row.text("user_id"),
                                new GivenGrant(
                                        row.text("project_id"), row.text("project_grant_id"), row.texts("role_keys"))),
                        userIds.toArray(String[]::new),
                        orgId)
                .forEach(entry -> given.computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                        .add(entry.getValue()));
        return given;
    }

    /**
     * Roles that an organization has given to a user.
     *
     * @param projectGrantId empty if the organization owns the project
     */
    public record GivenGrant(String projectId, String projectGrantId, List<String> roleKeys) {
        public GivenGrant {
            roleKeys = List.copyOf(roleKeys);
        }
    }

    /**
     * A role that a user has.
     *
     * @param orgId the organization that granted it
     * @param orgDomain the primary domain of that organization
     */
    public record GrantedRole(String projectId, String key, String orgId, String orgDomain) {}
}
