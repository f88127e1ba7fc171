package dev.signet.membership;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.org.OrgCascade;
import dev.signet.user.Standing;
import dev.signet.user.StandingGuard;
import dev.signet.user.view.UserSql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Ends the memberships of an organization that is removed, and refuses the removal if one of its users has memberships
 * that reach further than the actor's.
 */
@Singleton
final class MembershipOrgCascade implements OrgCascade {
    private final MembershipCommands memberships;
    private final StandingGuard standings;

    MembershipOrgCascade(MembershipCommands memberships, StandingGuard standings) {
        this.memberships = memberships;
        this.standings = standings;
    }

    @Override
    public void requireRemovable(Sql transaction, String orgId, Actor actor) {
        List<String> managers = transaction.query(
                "select distinct m.user_id from membership_view m" + UserSql.join("u", "m.user_id")
                        + " where u.org_id = ?",
                row -> row.text("user_id"),
                orgId);
        for (String userId : managers) {
            Optional<DomainError> refusal = standings.refusal(transaction, actor, userId, Standing.REACH);
            if (refusal.isPresent()) {
                throw refusal.get().exception();
            }
        }
    }

    @Override
    public long orgRemoved(Sql transaction, String orgId, Actor actor) {
        List<String> users = transaction.query(
                "select user_id from membership_view where org_id = ? order by stream_id",
                row -> row.text("user_id"),
                orgId);
        users.forEach(userId -> memberships.remove(transaction, orgId, userId, actor));
        return users.size();
    }
}
