package dev.signet.usergrant;

import java.util.List;
import java.util.Set;

/** Commands that change a user grant. */
sealed interface UserGrantCommand {

    /**
     * Creates the grant.
     *
     * @param projectOrgId the organization that owns the project
     * @param available the roles that the organization may grant at this moment
     */
    record Add(NewUserGrant wanted, String projectOrgId, Set<String> available) implements UserGrantCommand {}

    /**
     * Replaces the roles; refused if nothing would change.
     *
     * @param available as in {@link Add}
     */
    record ChangeRoles(List<String> roleKeys, Set<String> available) implements UserGrantCommand {}

    /** Takes these roles away because the project or the project grant no longer has them. */
    record WithdrawRoles(Set<String> roleKeys) implements UserGrantCommand {}

    /** Deactivates the grant. */
    record Deactivate() implements UserGrantCommand {}

    /** Activates the grant again. */
    record Reactivate() implements UserGrantCommand {}

    /** Removes the grant. */
    record Remove() implements UserGrantCommand {}

    /** Removes the grant because something that it depends on was removed. */
    record RemoveWithCause() implements UserGrantCommand {}
}
