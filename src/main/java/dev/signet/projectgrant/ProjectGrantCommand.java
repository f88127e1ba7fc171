package dev.signet.projectgrant;

import java.util.List;
import java.util.Set;

/** Commands that change a project grant. */
sealed interface ProjectGrantCommand {

    /**
     * Grants a project to an organization.
     *
     * @param available the roles of the project at this moment
     */
    record Add(String grantedOrgId, List<String> roleKeys, Set<String> available) implements ProjectGrantCommand {}

    /** Commands to a grant that exists. */
    sealed interface Existing extends ProjectGrantCommand {}

    /** Replaces the roles; refused if nothing would change. */
    record ChangeRoles(List<String> roleKeys, Set<String> available) implements Existing {}

    /** Takes these roles away because the project no longer has them. */
    record WithdrawRoles(Set<String> roleKeys) implements Existing {}

    /** Deactivates the grant. */
    record Deactivate() implements Existing {}

    /** Activates the grant again. */
    record Reactivate() implements Existing {}

    /** Removes the grant. */
    record Remove() implements Existing {}
}
