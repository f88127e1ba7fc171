package dev.signet.rolegrant;

import java.util.List;
import java.util.Set;

/** Commands that change a grant. */
public sealed interface RoleGrantCommand {

    /**
     * Creates the grant.
     *
     * @param projectOrgId the organization that owns the project
     * @param available the roles that the organization may grant at this moment
     */
    record Add(NewRoleGrant wanted, String projectOrgId, Set<String> available) implements RoleGrantCommand {}

    /** Commands to a grant that exists. */
    sealed interface Existing extends RoleGrantCommand {}

    /**
     * Replaces the roles; refused if nothing would change.
     *
     * @param available as in {@link Add}
     */
    record ChangeRoles(List<String> roleKeys, Set<String> available) implements Existing {}

    /** Takes these roles away because the project or the project grant no longer has them. */
    record WithdrawRoles(Set<String> roleKeys) implements Existing {}

    /** Deactivates the grant. */
    record Deactivate() implements Existing {}

    /** Activates the grant again. */
    record Reactivate() implements Existing {}

    /** Removes the grant. */
    record Remove() implements Existing {}

    /** Removes the grant because something that it depends on was removed. */
    record RemoveWithCause() implements Existing {}
}
