package dev.signet.group;

import dev.signet.jdbc.Row;
import dev.signet.org.OrgSql;
import dev.signet.user.view.UserSql;
import dev.signet.user.view.UserView;
import java.sql.SQLException;
import java.time.Instant;

/** A member of a group as queries return it, with the user as it is at the moment. */
public record GroupMemberView(String groupId, String orgId, UserView user, Instant createdAt) {
    static final String SELECT = "select m.group_id, m.org_id as group_org_id, m.created_at as joined_at, "
            + UserView.COLUMNS
            + " from group_member_view m"
            + UserSql.join("u", "m.user_id")
            + OrgSql.leftJoin("o", "u.org_id");

    static GroupMemberView read(Row row) throws SQLException {
        return new GroupMemberView(
                row.text("group_id"), row.text("group_org_id"), UserView.read(row), row.instant("joined_at"));
    }
}
