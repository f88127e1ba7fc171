package dev.signet.project;

import java.util.List;

/** Commands that change a project. */
sealed interface ProjectCommand {

    /** Creates the project. */
    record Add(String orgId, ProjectSettings settings) implements ProjectCommand {}

    /** Replaces the project's settings; refused if nothing would change. */
    record Change(ProjectSettings settings) implements ProjectCommand {}

    /** Deactivates the project. */
    record Deactivate() implements ProjectCommand {}

    /** Activates the project again. */
    record Reactivate() implements ProjectCommand {}

    /** Removes the project. */
    record Remove() implements ProjectCommand {}

    /** Adds all of these roles or none. */
    record AddRoles(List<ProjectRole> roles) implements ProjectCommand {
        public AddRoles {
            roles = List.copyOf(roles);
        }
    }

    /** Replaces the display name and group of the role with this key; refused if nothing would change. */
    record ChangeRole(ProjectRole role) implements ProjectCommand {}

    /** Removes a role. */
    record RemoveRole(String key) implements ProjectCommand {}
}
