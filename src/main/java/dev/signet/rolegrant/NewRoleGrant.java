package dev.signet.rolegrant;

import java.util.List;

/**
 * A grant that is to be added.
 *
 * @param orgId the organization that grants the roles
 * @param granteeId the user, who may belong to another organization, or the group, which may not
 * @param projectGrantId the project grant by which the organization may grant the roles; empty if the project is its
 * own
 * @param roleKeys keys of roles of the project; none for a grant that gives no role
 */
public record NewRoleGrant(
        String orgId, String granteeId, String projectId, String projectGrantId, List<String> roleKeys) {
    public NewRoleGrant {
        roleKeys = List.copyOf(roleKeys);
    }
}
