package dev.signet.rolegrant;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of a grant of roles of a project to a user or a group.
 *
 * @param state null before the grant was added and after it was removed
 * @param orgId the organization that granted the roles
 * @param granteeId the user or the group
 * @param projectGrantId the project grant by which the organization may grant the roles; empty if the project is its
 * own
 */
@RegisterForReflection // snapshots are parsed as this type
public record RoleGrant(
        @Nullable RoleGrantState state,
        String orgId,
        String granteeId,
        String projectId,
        String projectGrantId,
        List<String> roleKeys) {
    public static final RoleGrant ABSENT = new RoleGrant(null, "", "", "", "", List.of());

    public RoleGrant {
        roleKeys = List.copyOf(roleKeys);
    }

    /** The grant in another state; null if it was removed. */
    public RoleGrant in(@Nullable RoleGrantState other) {
        return new RoleGrant(other, orgId, granteeId, projectId, projectGrantId, roleKeys);
    }

    /** The grant with other roles. */
    public RoleGrant with(List<String> keys) {
        return new RoleGrant(state, orgId, granteeId, projectId, projectGrantId, keys);
    }
}
