package dev.signet.usergrant;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of a user grant.
 *
 * @param state null before the grant was added and after it was removed
 * @param orgId the organization that granted the roles
 * @param projectGrantId the project grant by which the organization may grant the roles; empty if the project is its
 * own
 */
@RegisterForReflection // snapshots are parsed as this type
public record UserGrant(
        @Nullable UserGrantState state,
        String orgId,
        String userId,
        String projectId,
        String projectGrantId,
        List<String> roleKeys) {
    static final UserGrant ABSENT = new UserGrant(null, "", "", "", "", List.of());

    public UserGrant {
        roleKeys = List.copyOf(roleKeys);
    }

    UserGrant in(@Nullable UserGrantState other) {
        return new UserGrant(other, orgId, userId, projectId, projectGrantId, roleKeys);
    }

    UserGrant with(List<String> keys) {
        return new UserGrant(state, orgId, userId, projectId, projectGrantId, keys);
    }
}
