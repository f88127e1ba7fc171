package dev.signet.usergrant;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** Events of a user grant. */
@RegisterForReflection
public sealed interface UserGrantEvent extends DomainEvent {

    /** The roles of the grant were replaced. */
    sealed interface RolesReplaced extends UserGrantEvent {
        List<String> roleKeys();
    }

    /** The grant ended. */
    sealed interface Ended extends UserGrantEvent {}

    /**
     * An organization granted roles of a project to a user.
     *
     * @param orgId the organization that granted
     * @param projectOrgId the organization that owns the project
     * @param projectGrantId the project grant that allows it; empty if the organization owns the project
     */
    record Added(
            String orgId,
            String userId,
            String projectId,
            String projectOrgId,
            String projectGrantId,
            List<String> roleKeys)
            implements UserGrantEvent {}

    /** The roles were replaced. */
    record Changed(List<String> roleKeys) implements RolesReplaced {}

    /** Roles were taken away because the project or the project grant no longer has them. */
    record CascadeChanged(List<String> roleKeys) implements RolesReplaced {}

    /** The grant was deactivated and gives no access. */
    record Deactivated() implements UserGrantEvent {}

    /** The grant was activated again. */
    record Reactivated() implements UserGrantEvent {}

    /** The grant was removed. */
    record Removed() implements Ended {}

    /** The grant was removed because its user, project, project grant or organization was removed. */
    record CascadeRemoved() implements Ended {}
}
