package dev.signet.user.view;

import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgCascade;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import jakarta.inject.Singleton;
import java.util.List;

/** Removes the users of an organization that is removed. */
@Singleton
final class UserOrgCascade implements OrgCascade {
    private final UserCommands users;

    UserOrgCascade(UserCommands users) {
        this.users = users;
    }

    @Override
    public void orgRemoved(Sql transaction, String orgId, Actor actor, StreamBudget budget) {
        List<String> ids = transaction.query(
                "select id from user_view where org_id = ? and state <> 'DELETED' order by id limit ?",
                row -> row.text("id"),
                orgId,
                budget.left());
        budget.each(ids, id -> users.removeWithOrgIn(transaction, new UserRef(orgId, id), actor, budget));
    }
}
