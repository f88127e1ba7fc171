package dev.signet.project;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Events of a project and its roles, each stored under the type name that its comment begins with. */
@RegisterForReflection
public sealed interface ProjectEvent extends DomainEvent {

    /** {@code project.added}. */
    record Added(
            String orgId,
            String name,
            boolean roleAssertion,
            boolean roleCheck,
            boolean hasProjectCheck,
            PrivateLabeling privateLabeling)
            implements ProjectEvent {

        ProjectSettings settings() {
            return new ProjectSettings(name, roleAssertion, roleCheck, hasProjectCheck, privateLabeling);
        }
    }

    /** {@code project.changed}: carries every setting with its value after the change. */
    record Changed(
            String name,
            boolean roleAssertion,
            boolean roleCheck,
            boolean hasProjectCheck,
            PrivateLabeling privateLabeling)
            implements ProjectEvent {

        ProjectSettings settings() {
            return new ProjectSettings(name, roleAssertion, roleCheck, hasProjectCheck, privateLabeling);
        }
    }

    /**
     * {@code project.deactivated}: its applications get no tokens, and tokens that were already issued are no longer
     * accepted.
     */
    record Deactivated() implements ProjectEvent {}

    /** {@code project.reactivated}. */
    record Reactivated() implements ProjectEvent {}

    /** {@code project.removed}: the project was removed with its roles and applications. */
    record Removed() implements ProjectEvent {}

    /** {@code project.role.added}. */
    record RoleAdded(String key, String displayName, String group) implements ProjectEvent {}

    /** {@code project.role.changed}: carries display name and group after the change. */
    record RoleChanged(String key, String displayName, String group) implements ProjectEvent {}

    /** {@code project.role.removed}. */
    record RoleRemoved(String key) implements ProjectEvent {}
}
