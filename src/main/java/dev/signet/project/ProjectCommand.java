package dev.signet.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands that change a project. */
sealed interface ProjectCommand {

    /** Creates the project. */
    record Add(String orgId, ProjectSettings settings) implements ProjectCommand {}

    /** Commands to a project that exists. */
    sealed interface Existing extends ProjectCommand {}

    /** Changes settings of the project; refused if nothing would change. */
    record Change(ProjectEdit edit) implements Existing {}

    /** Deactivates the project. */
    record Deactivate() implements Existing {}

    /** Activates the project again. */
    record Reactivate() implements Existing {}

    /** Removes the project. */
    record Remove() implements Existing {}

    /** Adds all of these roles or none. */
    record AddRoles(List<ProjectRole> roles) implements Existing {
        public AddRoles {
            roles = List.copyOf(roles);
        }
    }

    /**
     * Replaces the display name and the group of the role with this key; null leaves the present value. Refused if
     * nothing would change.
     */
    record ChangeRole(
            String key,
            @Nullable String displayName,
            @Nullable String group) implements Existing {}

    /** Removes a role. */
    record RemoveRole(String key) implements Existing {}
}
