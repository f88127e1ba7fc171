package dev.signet.groupgrant;

import dev.signet.jdbc.Database;
import dev.signet.rolegrant.RoleGrantRef;
import jakarta.inject.Singleton;

/** Reads group grants. */
@Singleton
public final class GroupGrantQueries {
    private final Database database;

    public GroupGrantQueries(Database database) {
        this.database = database;
    }

    /** Returns the grant, or fails with {@link GroupGrantError#NOT_FOUND}. */
    public GroupGrantView require(RoleGrantRef ref) {
        return database.first(
                        GroupGrantView.SELECT + " where g.id = ? and g.org_id = ? and g.group_id = ?",
                        GroupGrantView::read,
                        ref.grantId(),
                        ref.orgId(),
                        ref.granteeId())
                .filter(grant -> ref.reach().includes(grant.projectId(), grant.projectGrantId()))
                .orElseThrow(GroupGrantError.NOT_FOUND::exception);
    }
}
