package dev.signet.projectrole;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A grant by which a user has roles of a project: one to the user, or one to a group of the user.
 *
 * @param groupId the group that has the grant; empty for a grant to the user
 * @param projectGrantId the project grant by which the organization may grant the roles; empty if the project is its
 * own
 * @param orgId the organization that granted the roles
 * @param orgDomain the primary domain of that organization; empty if the organization does not exist
 * @param roleKeys the roles of the grant that the project and the project grant still have
 * @param inactive what the roles depend on and what is inactive or does not exist; empty if the user has the roles
 */
public record RoleSource(
        Kind kind,
        String grantId,
        String groupId,
        String groupName,
        String projectId,
        String projectGrantId,
        String orgId,
        String orgDomain,
        List<String> roleKeys,
        Set<Part> inactive) {

    /** To whom the roles were granted. */
    public enum Kind {
        USER_GRANT,
        GROUP_GRANT
    }

    /** The objects on which roles depend. */
    public enum Part {
        GRANT,
        GROUP,
        PROJECT_GRANT,
        PROJECT,
        ORGANIZATION
    }

    public RoleSource {
        roleKeys = List.copyOf(roleKeys);
        inactive = inactive.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(inactive));
    }

    /** Tells whether the user has the roles: everything that they depend on is active. */
    public boolean counts() {
        return inactive.isEmpty();
    }
}
