package dev.signet.groupgrant;

import dev.signet.access.Reach;

/**
 * Identifies a group grant together with where it must be. A grant of another organization or another group, or one that
 * the caller does not reach, is treated as not existing (attack A-30).
 *
 * @param orgId organization that the caller acts in
 * @param groupId the group of the grant; empty if the caller does not name one
 * @param reach the projects and project grants whose group grants the caller may reach
 */
public record GroupGrantRef(String orgId, String groupId, String grantId, Reach reach) {
    public GroupGrantRef {
        if (orgId.isEmpty()) {
            throw new IllegalArgumentException("a group grant is addressed in an organization");
        }
    }

    boolean admits(GroupGrant grant) {
        return grant.orgId().equals(orgId)
                && (groupId.isEmpty() || grant.groupId().equals(groupId))
                && reach.includes(grant.projectId(), grant.projectGrantId());
    }
}
