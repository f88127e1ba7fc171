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
import dev.signet.project.ProjectSql;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads memberships. */
@Singleton
public final class MembershipQueries implements Memberships {
    private static final String OF_USER = "select q.question, " + MembershipSql.COLUMNS + " from "
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
                "select " + MembershipSql.COLUMNS + " from membership_view m where m.user_id = ?",
                Membership::read,
                userId);
    }

    /** Returns every membership of a user, oldest first, with the name of its target. */
    public List<MembershipView> listOf(String userId) {
        return database.query(
                "select m.user_id, " + MembershipSql.COLUMNS + """
                , coalesce(o.name, p.name, i.name, '') as target_name, m.version, m.created_at, m.changed_at
                  from membership_view m
                """
                        + (OrgSql.leftJoin("o", "m.org_id") + " and m.target_type = 'ORGANIZATION'")
                        + (ProjectSql.leftJoin("p", "m.target_id")
                                + " and m.target_type in ('PROJECT', 'PROJECT_GRANT')")
                        + (InstanceSql.leftJoin("i", "m.org_id") + " and m.target_type = 'INSTANCE'")
                        + """

                 where m.user_id = ?
                 order by m.created_at, m.stream_id
                """,
                MembershipView::read,
                userId);
    }
}
