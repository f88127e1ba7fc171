package dev.signet.membership;

import dev.signet.access.AccessError;
import dev.signet.access.InstanceOwners;
import dev.signet.jdbc.AdvisoryLock;
import dev.signet.jdbc.Sql;
import dev.signet.org.OrgSql;
import dev.signet.user.MachineCommands;
import dev.signet.user.view.UserSql;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Before and after a change, counts the instance owners who are able to sign in, and refuses the change if it would
 * take away the last one. An advisory lock, held until the transaction ends, keeps two changes from removing the last
 * two owners at the same time.
 */
@Singleton
final class MembershipInstanceOwners implements InstanceOwners {
    private static final String OWNERS = " from membership_view m" + UserSql.join("u", "m.user_id") + """

             where m.target_type = 'INSTANCE' and 'IAM_OWNER' = any(m.roles)
            """;
    private static final String ABLE =
            "select count(*) filter (where u.type = 'HUMAN') as people, count(*) as everybody"
                    + OWNERS
                    + (" and " + OrgSql.isActive("u.org_id") + " and " + UserSql.isAbleToSignIn("u"));

    @Override
    public <T> T keepingOne(Sql transaction, String userId, Supplier<T> change) {
        return isAny(transaction, "u.id = ?", userId) ? keeping(transaction, change) : change.get();
    }

    @Override
    public <T> T keepingOneBeside(Sql transaction, String orgId, Supplier<T> change) {
        return isAny(transaction, "u.org_id = ?", orgId) ? keeping(transaction, change) : change.get();
    }

    private static <T> T keeping(Sql transaction, Supplier<T> change) {
        AdvisoryLock.INSTANCE_OWNERS.hold(transaction);
        Able before = able(transaction);
        T answer = change.get();
        Able after = able(transaction);
        boolean lastPersonGone = before.people() > 0 && after.people() == 0;
        boolean lastOwnerGone = before.everybody() > 0 && after.everybody() == 0;
        if (lastPersonGone || lastOwnerGone) {
            throw AccessError.LAST_OWNER.exception();
        }
        return answer;
    }

    private static boolean isAny(Sql transaction, String condition, String id) {
        return !transaction
                .query("select 1 as found " + OWNERS + " and " + condition + " limit 1", row -> "", id)
                .isEmpty();
    }

    private static Able able(Sql transaction) {
        return transaction.single(
                ABLE,
                row -> new Able(row.number("people"), row.number("everybody")),
                MachineCommands.FAR_FUTURE,
                MachineCommands.FAR_FUTURE);
    }

    private record Able(long people, long everybody) {}
}
