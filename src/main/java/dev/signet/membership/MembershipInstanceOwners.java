package dev.signet.membership;

import dev.signet.access.AccessError;
import dev.signet.access.InstanceOwners;
import dev.signet.jdbc.Sql;
import dev.signet.user.MachineCommands;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Counts the instance owners who are able to sign in before and after a change. An advisory lock, held until the
 * transaction ends, keeps two changes from removing the last two owners at the same time.
 */
@Singleton
final class MembershipInstanceOwners implements InstanceOwners {
    private static final long LOCK = 0x5167_6e65_7403L;
    private static final String OWNERS = """
            from membership_view m join user_view u on u.id = m.user_id
             where m.target_type = 'INSTANCE' and 'IAM_OWNER' = any(m.roles)
            """;
    private static final String ABLE = """
            select count(*) filter (where u.type = 'HUMAN') as people, count(*) as everybody
            """ + OWNERS + """
               and (u.state = 'ACTIVE' or u.locked_until is not null)
               and exists (select 1 from org_view o where o.id = u.org_id and o.state = 'ACTIVE')
               and (u.password_changed_at is not null
                    or u.has_secret
                    or exists (select 1 from pat_view t where t.user_id = u.id and t.expires_at >= ?)
                    or exists (select 1 from machine_key_view k where k.user_id = u.id and k.expires_at >= ?))
            """;

    @Override
    public <T> T keepingOne(Sql transaction, String userId, Supplier<T> change) {
        return isAny(transaction, "u.id = ?", userId) ? keeping(transaction, change) : change.get();
    }

    @Override
    public <T> T keepingOneBeside(Sql transaction, String orgId, Supplier<T> change) {
        return isAny(transaction, "u.org_id = ?", orgId) ? keeping(transaction, change) : change.get();
    }

    private static <T> T keeping(Sql transaction, Supplier<T> change) {
        transaction.query("select pg_advisory_xact_lock(?)", row -> "", LOCK);
        Able before = able(transaction);
        T answer = change.get();
        Able after = able(transaction);
        boolean lastPersonGone = before.people() > 0 && after.people() == 0;
        boolean lastOwnerGone = before.everybody() > 0 && after.everybody() == 0;
        if (lastPersonGone || lastOwnerGone) {
            throw new AccessError.LastOwner().exception();
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
