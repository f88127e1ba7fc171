package dev.signet.project;

import dev.signet.eventstore.Persistent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State of a project.
 *
 * @param state null before the project was added and after it was removed
 * @param orgId empty before the project was added
 * @param roles the project's roles by their keys
 */
@RegisterForReflection
public record Project(
        @Nullable ProjectState state, String orgId, ProjectSettings settings, Map<String, ProjectRole> roles) {
    static final Project ABSENT =
            new Project(null, "", new ProjectSettings("", false, false, false, PrivateLabeling.UNSPECIFIED), Map.of());

    public Project {
        roles = Persistent.map(roles);
    }
}
