package dev.signet.project;

import java.util.List;

/** What can be asked of a project. */
sealed interface ProjectCommand {

    /** Creates it. */
    record Add(String orgId, ProjectSettings settings) implements ProjectCommand {}

    /** Gives it other settings; refused without a difference. */
    record Change(ProjectSettings settings) implements ProjectCommand {}

    /** Takes it out of service. */
    record Deactivate() implements ProjectCommand {}

    /** Puts it back into service. */
    record Reactivate() implements ProjectCommand {}

    /** Ends it. */
    record Remove() implements ProjectCommand {}

    /** Adds roles, all or none. */
    record AddRoles(List<ProjectRole> roles) implements ProjectCommand {
        public AddRoles {
            roles = List.copyOf(roles);
        }
    }

    /** Gives the role of this key another display name and group; refused without a difference. */
    record ChangeRole(ProjectRole role) implements ProjectCommand {}

    /** Removes a role. */
    record RemoveRole(String key) implements ProjectCommand {}
}
