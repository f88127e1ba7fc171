package dev.signet.usergrant;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Ids;
import dev.signet.jdbc.Sql;
import dev.signet.projectgrant.GrantableRoles;
import dev.signet.rolegrant.NewRoleGrant;
import dev.signet.rolegrant.RoleGrantCommands;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import jakarta.inject.Singleton;

/** Changes user grants. */
@Singleton
public final class UserGrantCommands extends RoleGrantCommands<UserGrantEvent> {
    private final UserQueries users;

    UserGrantCommands(Aggregates aggregates, Ids ids, UserQueries users, GrantableRoles roles) {
        super(aggregates, ids, roles, UserGrantDecider.TYPE, UserGrantDecider.ERRORS);
        this.users = users;
    }

    @Override
    protected void holdGrantee(Sql transaction, NewRoleGrant wanted) {
        users.hold(transaction, UserRef.anywhere(wanted.granteeId()));
    }
}
