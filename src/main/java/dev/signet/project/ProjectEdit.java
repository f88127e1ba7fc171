package dev.signet.project;

import org.jspecify.annotations.Nullable;

/**
 * New values for some of a project's settings; null leaves a setting as it is when the command is carried out. Two
 * administrators who change different settings at the same time therefore do not undo each other's change.
 */
public record ProjectEdit(
        @Nullable String name,
        @Nullable Boolean roleAssertion,
        @Nullable Boolean roleCheck,
        @Nullable Boolean hasProjectCheck,
        @Nullable PrivateLabeling privateLabeling) {

    /** Replaces every setting. */
    static ProjectEdit of(ProjectSettings settings) {
        return new ProjectEdit(
                settings.name(),
                settings.roleAssertion(),
                settings.roleCheck(),
                settings.hasProjectCheck(),
                settings.privateLabeling());
    }

    ProjectSettings appliedTo(ProjectSettings before) {
        return new ProjectSettings(
                name == null ? before.name() : name,
                roleAssertion == null ? before.roleAssertion() : roleAssertion,
                roleCheck == null ? before.roleCheck() : roleCheck,
                hasProjectCheck == null ? before.hasProjectCheck() : hasProjectCheck,
                privateLabeling == null ? before.privateLabeling() : privateLabeling);
    }

    ProjectEdit renamed(String other) {
        return new ProjectEdit(other, roleAssertion, roleCheck, hasProjectCheck, privateLabeling);
    }
}
