package dev.signet.usergrant;

import dev.signet.access.Reach;

/**
 * Identifies a user grant together with where it must be. A grant of another organization or another user, or one that
 * the caller does not reach, is treated as not existing (attack A-30).
 *
 * @param orgId organization that the caller acts in
 * @param userId the user of the grant; empty if the caller does not name one
 * @param reach the projects and project grants whose user grants the caller may reach
 */
public record UserGrantRef(String orgId, String userId, String grantId, Reach reach) {
    public UserGrantRef {
        if (orgId.isEmpty()) {
            throw new IllegalArgumentException("a user grant is addressed in an organization");
        }
    }

    boolean admits(UserGrant grant) {
        return grant.orgId().equals(orgId)
                && (userId.isEmpty() || grant.userId().equals(userId))
                && reach.includes(grant.projectId(), grant.projectGrantId());
    }
}
