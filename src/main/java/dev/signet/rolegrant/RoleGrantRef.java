package dev.signet.rolegrant;

import dev.signet.access.Reach;

/**
 * Identifies a grant together with where it must be. A grant of another organization or to another user or group, or one
 * that the caller does not reach, is treated as not existing (attack A-30).
 *
 * @param orgId organization that the caller acts in
 * @param granteeId the user or the group; empty if the caller does not name one
 * @param reach the projects and project grants whose grants the caller may reach
 */
public record RoleGrantRef(String orgId, String granteeId, String grantId, Reach reach) {
    public RoleGrantRef {
        if (orgId.isEmpty()) {
            throw new IllegalArgumentException("a grant is addressed in an organization");
        }
    }

    /** Whether this is a reference to the grant. */
    public boolean admits(RoleGrant grant) {
        return grant.orgId().equals(orgId)
                && (granteeId.isEmpty() || grant.granteeId().equals(granteeId))
                && reach.includes(grant.projectId(), grant.projectGrantId());
    }
}
