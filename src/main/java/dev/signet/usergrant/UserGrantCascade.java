package dev.signet.usergrant;

import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.rolegrant.RoleGrantCascade;
import dev.signet.user.UserCascade;
import jakarta.inject.Singleton;

/** Ends user grants with what they depend on. */
@Singleton
final class UserGrantCascade extends RoleGrantCascade implements UserCascade {
    UserGrantCascade(UserGrantCommands grants) {
        super(grants, "select id, org_id, role_keys from user_grant_view");
    }

    @Override
    public void userRemoved(Sql transaction, String userId, Actor actor, StreamBudget budget) {
        granteeRemoved(transaction, "user_id", userId, actor, budget);
    }
}
