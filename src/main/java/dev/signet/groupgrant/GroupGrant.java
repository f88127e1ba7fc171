package dev.signet.groupgrant;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of a group grant.
 *
 * @param state null before the grant was added and after it was removed
 * @param orgId the organization that granted the roles
 * @param projectGrantId the project grant by which the organization may grant the roles; empty if the project is its
 * own
 */
@RegisterForReflection // snapshots are parsed as this type
public record GroupGrant(
        @Nullable GroupGrantState state,
        String orgId,
        String groupId,
        String projectId,
        String projectGrantId,
        List<String> roleKeys) {
    static final GroupGrant ABSENT = new GroupGrant(null, "", "", "", "", List.of());

    public GroupGrant {
        roleKeys = List.copyOf(roleKeys);
    }

    GroupGrant in(@Nullable GroupGrantState other) {
        return new GroupGrant(other, orgId, groupId, projectId, projectGrantId, roleKeys);
    }

    GroupGrant with(List<String> keys) {
        return new GroupGrant(state, orgId, groupId, projectId, projectGrantId, keys);
    }
}
