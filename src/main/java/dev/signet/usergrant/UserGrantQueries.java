package dev.signet.usergrant;

import dev.signet.jdbc.Database;
import dev.signet.rolegrant.RoleGrantRef;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads user grants. */
@Singleton
public final class UserGrantQueries {
    private final Database database;

    public UserGrantQueries(Database database) {
        this.database = database;
    }

    /** Returns the id of the organization that has made a grant. */
    public Optional<String> orgOf(String grantId) {
        return database.first("select org_id from user_grant_view where id = ?", row -> row.text("org_id"), grantId);
    }

    /** Returns the grant, or fails with {@link UserGrantError#NOT_FOUND}. */
    public UserGrantView require(RoleGrantRef ref) {
        return database.first(
                        UserGrantView.SELECT + " where g.id = ? and g.org_id = ? and g.user_id = ?",
                        UserGrantView::read,
                        ref.grantId(),
                        ref.orgId(),
                        ref.granteeId())
                .filter(grant -> ref.reach().includes(grant.projectId(), grant.projectGrantId()))
                .orElseThrow(UserGrantError.NOT_FOUND::exception);
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
}
