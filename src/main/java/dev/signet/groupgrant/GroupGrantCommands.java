package dev.signet.groupgrant;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Ids;
import dev.signet.group.GroupQueries;
import dev.signet.group.GroupRef;
import dev.signet.jdbc.Sql;
import dev.signet.projectgrant.GrantableRoles;
import dev.signet.rolegrant.NewRoleGrant;
import dev.signet.rolegrant.RoleGrantCommands;
import jakarta.inject.Singleton;

/** Changes group grants. */
@Singleton
public final class GroupGrantCommands extends RoleGrantCommands<GroupGrantEvent> {
    private final GroupQueries groups;

    GroupGrantCommands(Aggregates aggregates, Ids ids, GroupQueries groups, GrantableRoles roles) {
        super(aggregates, ids, roles, GroupGrantDecider.TYPE, GroupGrantDecider.ERRORS);
        this.groups = groups;
    }

    @Override
    protected void holdGrantee(Sql transaction, NewRoleGrant wanted) {
        groups.hold(transaction, new GroupRef(wanted.orgId(), wanted.granteeId()));
    }
}
