package dev.signet.policy.login;

import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgCascade;
import jakarta.inject.Singleton;
import java.util.List;

/** Removes the policy of an organization that is removed. */
@Singleton
final class LoginPolicyOrgCascade implements OrgCascade {
    private final LoginPolicyCommands policies;

    LoginPolicyOrgCascade(LoginPolicyCommands policies) {
        this.policies = policies;
    }

    @Override
    public void orgRemoved(Sql transaction, String orgId, Actor actor, StreamBudget budget) {
        List<String> found = transaction.query(
                "select owner_id from login_policy_view where owner_id = ? limit ?",
                row -> row.text("owner_id"),
                orgId,
                budget.left());
        budget.each(found, id -> policies.resetIn(transaction, id, actor));
    }
}
