package dev.signet.branding;

import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgCascade;
import jakarta.inject.Singleton;
import java.util.List;

/** Removes the policy and files of an organization that is removed. */
@Singleton
final class LabelPolicyOrgCascade implements OrgCascade {
    private final LabelPolicyCommands policies;

    LabelPolicyOrgCascade(LabelPolicyCommands policies) {
        this.policies = policies;
    }

    @Override
    public void orgRemoved(Sql transaction, String orgId, Actor actor, StreamBudget budget) {
        List<String> found = transaction.query(
                "select org_id from label_preview_view where org_id = ?"
                        + " union select org_id from label_policy_view where org_id = ? limit ?",
                row -> row.text("org_id"),
                orgId,
                orgId,
                budget.left());
        budget.each(found, id -> policies.resetIn(transaction, id, actor));
    }
}
