package dev.signet.project;

import dev.signet.kernel.DomainEvent;

/** What can happen to a project and its roles. */
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

    /** {@code project.changed}: all of it as it is from now on. */
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

    /** {@code project.deactivated}: its applications get no tokens, and those issued stop to work. */
    record Deactivated() implements ProjectEvent {}

    /** {@code project.reactivated}. */
    record Reactivated() implements ProjectEvent {}

    /** {@code project.removed}, with its roles and applications. */
    record Removed() implements ProjectEvent {}

    /** {@code project.role.added}. */
    record RoleAdded(String key, String displayName, String group) implements ProjectEvent {}

    /** {@code project.role.changed}: display name and group as they are from now on. */
    record RoleChanged(String key, String displayName, String group) implements ProjectEvent {}

    /** {@code project.role.removed}. */
    record RoleRemoved(String key) implements ProjectEvent {}
}
