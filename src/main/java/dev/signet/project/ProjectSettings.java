package dev.signet.project;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The settings of a project.
 *
 * @param name 1 to 200 characters, unique in the organization regardless of case
 * @param roleAssertion whether userinfo and introspection contain the user's roles even if the client does not request
 * them
 * @param roleCheck whether only users who have a role in the project may sign in to its applications
 * @param hasProjectCheck whether only users of the organization that owns the project, and of organizations to which
 * it is granted, may sign in to its applications
 */
@RegisterForReflection
public record ProjectSettings(
        String name,
        boolean roleAssertion,
        boolean roleCheck,
        boolean hasProjectCheck,
        PrivateLabeling privateLabeling) {

    ProjectSettings renamed(String other) {
        return new ProjectSettings(other, roleAssertion, roleCheck, hasProjectCheck, privateLabeling);
    }
}
