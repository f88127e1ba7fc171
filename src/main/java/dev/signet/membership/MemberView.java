package dev.signet.membership;

import dev.signet.jdbc.Row;
import dev.signet.org.OrgSql;
import dev.signet.user.view.UserSql;
import dev.signet.user.view.UserView;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * A member of a target: a membership with its user.
 *
 * @param ownerId the organization in which the target is managed, or the instance
 */
public record MemberView(
        UserView user, String ownerId, List<String> roles, long version, Instant createdAt, Instant changedAt) {

    /** Selects all members of all targets; a condition is appended. */
    static final String SELECT = """
            select m.org_id as member_owner, m.roles as member_roles, m.version as member_version,
                   m.created_at as member_since, m.changed_at as member_changed_at,
            """ + UserView.COLUMNS + " from membership_view m" + UserSql.join("u", "m.user_id")
            + OrgSql.leftJoin("o", "u.org_id");

    public MemberView {
        roles = List.copyOf(roles);
    }

    static MemberView read(Row row) throws SQLException {
        return new MemberView(
                UserView.read(row),
                row.text("member_owner"),
                row.texts("member_roles"),
                row.number("member_version"),
                row.instant("member_since"),
                row.instant("member_changed_at"));
    }
}
