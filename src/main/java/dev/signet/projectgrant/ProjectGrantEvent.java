package dev.signet.projectgrant;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** Events of a project grant. */
@RegisterForReflection
public sealed interface ProjectGrantEvent extends DomainEvent {

    /** The roles were replaced. */
    sealed interface RolesReplaced extends ProjectGrantEvent {
        List<String> roleKeys();
    }

    /** A project was granted to an organization. */
    record Added(String orgId, String projectId, String grantedOrgId, List<String> roleKeys)
            implements ProjectGrantEvent {}

    /** The roles were replaced. */
    record Changed(List<String> roleKeys) implements RolesReplaced {}

    /** Roles were taken away because the project no longer has them. */
    record CascadeChanged(List<String> roleKeys) implements RolesReplaced {}

    /** The project grant was deactivated: its roles give no access. */
    record Deactivated() implements ProjectGrantEvent {}

    /** The project grant was activated again. */
    record Reactivated() implements ProjectGrantEvent {}

    /** The project grant was removed. */
    record Removed() implements ProjectGrantEvent {}
}
