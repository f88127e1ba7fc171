package dev.signet.project;

/**
 * What can be set on a project.
 *
 * @param name 1 to 200 characters, unique in the organization whatever its case
 * @param roleAssertion whether userinfo and introspection tell the user's roles without being asked; takes effect with
 *     user grants
 * @param roleCheck whether only users with a role in the project may come in; takes effect with user grants
 * @param hasProjectCheck whether only users of organizations that own or were granted the project may come in; held by
 *     the gate
 */
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
