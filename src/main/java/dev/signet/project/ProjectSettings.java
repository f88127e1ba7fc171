package dev.signet.project;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The settings of a project.
 *
 * @param name 1 to 200 characters, unique in the organization regardless of case
 * @param roleAssertion whether userinfo and introspection contain the user's roles even if the client does not request
 * them; takes effect with user grants
 * @param roleCheck whether only users who have a role in the project may sign in to its applications; takes effect with
 * user grants
 * @param hasProjectCheck whether only users of organizations that own the project or were granted it may sign in to its
 * applications
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
