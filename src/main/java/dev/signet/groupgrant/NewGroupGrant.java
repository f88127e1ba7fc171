package dev.signet.groupgrant;

import java.util.List;

/**
 * A group grant that is to be added.
 *
 * @param orgId the organization that grants the roles
 * @param groupId the group, which belongs to the same organization
 * @param projectGrantId the project grant by which the organization may grant the roles; empty if the project is its
 * own
 * @param roleKeys keys of roles of the project; none for a grant that gives no role
 */
public record NewGroupGrant(
        String orgId, String groupId, String projectId, String projectGrantId, List<String> roleKeys) {
    public NewGroupGrant {
        roleKeys = List.copyOf(roleKeys);
    }
}
