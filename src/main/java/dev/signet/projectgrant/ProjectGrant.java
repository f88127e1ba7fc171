package dev.signet.projectgrant;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of a project grant.
 *
 * @param state null before the grant was added and after it was removed
 * @param orgId the organization that owns the project
 * @param grantedOrgId the organization that may grant the roles
 */
@RegisterForReflection // snapshots are parsed as this type
public record ProjectGrant(
        @Nullable ProjectGrantState state, String orgId, String projectId, String grantedOrgId, List<String> roleKeys) {
    static final ProjectGrant ABSENT = new ProjectGrant(null, "", "", "", List.of());

    public ProjectGrant {
        roleKeys = List.copyOf(roleKeys);
    }

    ProjectGrant in(@Nullable ProjectGrantState other) {
        return new ProjectGrant(other, orgId, projectId, grantedOrgId, roleKeys);
    }

    ProjectGrant with(List<String> keys) {
        return new ProjectGrant(state, orgId, projectId, grantedOrgId, keys);
    }
}
