package dev.signet.group;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;

/** A group as queries return it: a row of {@code group_view}. */
public record GroupView(
        String id,
        String orgId,
        String name,
        String description,
        GroupState state,
        long version,
        Instant createdAt,
        Instant changedAt) {

    static final String SELECT = "select g.id, g.org_id, g.name, g.description, g.state, g.version, g.created_at,"
            + " g.changed_at from group_view g";

    static GroupView read(Row row) throws SQLException {
        return new GroupView(
                row.text("id"),
                row.text("org_id"),
                row.text("name"),
                row.text("description"),
                GroupState.valueOf(row.text("state")),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }
}
