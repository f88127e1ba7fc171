package dev.signet.access;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.util.List;

/** The manager roles of a user on a target, for instance ORG_OWNER on one organization (requirement Z-13). */
public record Membership(Target target, List<String> roles) {
    public Membership {
        roles = List.copyOf(roles);
    }

    /** Reads a membership from the columns {@code target_type}, {@code target_org_id} and {@code roles}. */
    public static Membership read(Row row) throws SQLException {
        String owner = row.text("target_org_id");
        String type = row.text("target_type");
        Target target = switch (type) {
            case "INSTANCE" -> new Target.Instance(owner);
            case "ORGANIZATION" -> new Target.Organization(owner);
            default -> throw new IllegalStateException("unknown target of a membership: " + type);
        };
        return new Membership(target, row.texts("roles"));
    }
}
