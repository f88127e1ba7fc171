package dev.signet.membership;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.user.UserCascade;
import jakarta.inject.Singleton;
import java.util.List;

/** Ends the memberships of a user who is removed. */
@Singleton
final class MembershipCascade implements UserCascade {
    private final MembershipCommands memberships;

    MembershipCascade(MembershipCommands memberships) {
        this.memberships = memberships;
    }

    @Override
    public long userRemoved(Sql transaction, String userId, Actor actor) {
        List<String> owners = transaction.query(
                "select org_id from membership_view where user_id = ? order by stream_id",
                row -> row.text("org_id"),
                userId);
        owners.forEach(owner -> memberships.remove(transaction, owner, userId, actor));
        return owners.size();
    }
}
