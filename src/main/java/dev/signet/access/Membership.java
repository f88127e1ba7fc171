package dev.signet.access;

import dev.signet.jdbc.Row;
import java.sql.SQLException;
import java.util.List;

/** The manager roles of a user on a target, for instance ORG_OWNER on one organization (requirement Z-13). */
public record Membership(Target target, List<String> roles) {
    public Membership {
        roles = List.copyOf(roles);
    }

    /**
     * Reads a membership from the columns {@code target_type}, {@code target_id}, {@code target_org_id},
     * {@code project_grant_id} and {@code roles}.
     */
    public static Membership read(Row row) throws SQLException {
        return new Membership(target(row), row.texts("roles"));
    }

    /** Reads the target from the same columns. */
    public static Target target(Row row) throws SQLException {
        String owner = row.text("target_org_id");
        String type = row.text("target_type");
        return switch (type) {
            case "INSTANCE" -> new Target.Instance(owner);
            case "ORGANIZATION" -> new Target.Organization(owner);
            case "PROJECT" -> new Target.Project(owner, row.text("target_id"));
            case "PROJECT_GRANT" -> new Target.ProjectGrant(owner, row.text("target_id"), row.text("project_grant_id"));
            default -> throw new IllegalStateException("unknown target of a membership: " + type);
        };
    }
}
