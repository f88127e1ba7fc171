package dev.signet.usergrant;

import java.util.List;

/**
 * A user grant that is to be added.
 *
 * @param orgId the organization that grants the roles
 * @param userId the user, who may belong to another organization
 * @param projectGrantId the project grant by which the organization may grant the roles; empty if the project is its
 * own
 * @param roleKeys keys of roles of the project; none for a grant that gives no role
 */
public record NewUserGrant(
        String orgId, String userId, String projectId, String projectGrantId, List<String> roleKeys) {
    public NewUserGrant {
        roleKeys = List.copyOf(roleKeys);
    }
}
