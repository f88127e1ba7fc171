package dev.signet.membership;

import static dev.signet.jdbc.GatheredQuery.lookUpOnly;
import static dev.signet.jdbc.GatheredQuery.questions;

import dev.signet.access.Membership;
import dev.signet.access.Memberships;
import dev.signet.instance.InstanceSql;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.GatheredQuery;
import dev.signet.jdbc.Sql;
import dev.signet.org.OrgSql;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads memberships. */
@Singleton
public final class MembershipQueries implements Memberships {
    private static final String OF_USER = "select q.question, m.target_type, m.org_id as target_org_id, m.roles from "
            + questions("user_id") + lookUpOnly("membership_view", "m", "user_id = q.user_id");

    private final Database database;
    private final GatheredQuery<Membership> ofUsers;

    public MembershipQueries(Database database) {
        this.database = database;
        this.ofUsers = new GatheredQuery<>(database, OF_USER, Membership::read);
    }

    @Override
    public List<Membership> of(String userId) {
        return ofUsers.ask(userId);
    }

    /** Returns the user's memberships as this transaction sees them. */
    List<Membership> of(Sql sql, String userId) {
        return sql.query(
                "select target_type, org_id as target_org_id, roles from membership_view where user_id = ?",
                Membership::read,
                userId);
    }

    /** Returns every membership of a user, oldest first, with the name of the instance or organization. */
    public List<MembershipView> listOf(String userId) {
        return database.query(
                """
                select m.user_id, m.target_type, m.org_id, coalesce(o.name, i.name, '') as owner_name, m.roles,
                       m.version, m.created_at, m.changed_at
                  from membership_view m
                """
                        + (OrgSql.leftJoin("o", "m.org_id") + " and m.target_type = 'ORGANIZATION'")
                        + (InstanceSql.leftJoin("i", "m.org_id") + " and m.target_type = 'INSTANCE'")
                        + """

                 where m.user_id = ?
                 order by m.created_at, m.stream_id
                """,
                row -> new MembershipView(
                        row.text("user_id"),
                        MembershipLevel.valueOf(row.text("target_type")),
                        row.text("org_id"),
                        row.text("owner_name"),
                        row.texts("roles"),
                        row.number("version"),
                        row.instant("created_at"),
                        row.instant("changed_at")),
                userId);
    }
}
