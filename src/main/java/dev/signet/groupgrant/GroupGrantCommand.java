package dev.signet.groupgrant;

import java.util.List;
import java.util.Set;

/** Commands that change a group grant. */
sealed interface GroupGrantCommand {

    /**
     * Creates the grant.
     *
     * @param projectOrgId the organization that owns the project
     * @param available the roles that the organization may grant at this moment
     */
    record Add(NewGroupGrant wanted, String projectOrgId, Set<String> available) implements GroupGrantCommand {}

    /**
     * Replaces the roles; refused if nothing would change.
     *
     * @param available as in {@link Add}
     */
    record ChangeRoles(List<String> roleKeys, Set<String> available) implements GroupGrantCommand {}

    /** Takes these roles away because the project or the project grant no longer has them. */
    record WithdrawRoles(Set<String> roleKeys) implements GroupGrantCommand {}

    /** Deactivates the grant. */
    record Deactivate() implements GroupGrantCommand {}

    /** Activates the grant again. */
    record Reactivate() implements GroupGrantCommand {}

    /** Removes the grant. */
    record Remove() implements GroupGrantCommand {}

    /** Removes the grant because something that it depends on was removed. */
    record RemoveWithCause() implements GroupGrantCommand {}
}
