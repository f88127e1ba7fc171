package dev.signet.membership;

import dev.signet.access.Membership;
import dev.signet.access.Target;
import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * A membership as queries return it.
 *
 * @param targetName name of the instance, organization or project that the roles apply to
 */
public record MembershipView(
        String userId,
        Target target,
        String targetName,
        List<String> roles,
        long version,
        Instant createdAt,
        Instant changedAt) {

    static MembershipView read(Row row) throws SQLException {
        return new MembershipView(
                row.text("user_id"),
                Membership.target(row),
                row.text("target_name"),
                row.texts("roles"),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }
}
