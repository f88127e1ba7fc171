package dev.signet.branding;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgCascade;
import jakarta.inject.Singleton;

/** Removes the policy and logo of an organization that is removed. */
@Singleton
final class LabelPolicyOrgCascade implements OrgCascade {
    private final LabelPolicyCommands policies;

    LabelPolicyOrgCascade(LabelPolicyCommands policies) {
        this.policies = policies;
    }

    @Override
    public long orgRemoved(Sql transaction, String orgId, Actor actor) {
        boolean found = transaction
                .first("select org_id from label_policy_view where org_id = ?", row -> row.text("org_id"), orgId)
                .isPresent();
        if (found) {
            policies.resetIn(transaction, orgId, actor);
        }
        return found ? 1 : 0;
    }
}
