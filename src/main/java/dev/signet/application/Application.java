package dev.signet.application;

import dev.signet.project.ProjectRef;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * State of an application.
 *
 * @param state null before it was added and after it was removed
 * @param project null before it was added
 * @param config null before it was configured, which is when it is added
 * @param keys ids of its keys, expired ones included
 * @param algorithms it is answered with
 */
public record Application(
        @Nullable ApplicationState state,
        @Nullable ProjectRef project,
        String name,
        String clientId,
        @Nullable ApplicationConfig config,
        Set<String> keys,
        ResponseAlgorithms algorithms) {
    static final Application ABSENT = new Application(null, null, "", "", null, Set.of(), ResponseAlgorithms.NONE);

    public Application {
        keys = Set.copyOf(keys);
    }

    Application inState(@Nullable ApplicationState other) {
        return new Application(other, project, name, clientId, config, keys, algorithms);
    }

    Application named(String other) {
        return new Application(state, project, other, clientId, config, keys, algorithms);
    }

    Application configured(String client, ApplicationConfig other) {
        return new Application(state, project, name, client, other, keys, algorithms);
    }

    Application withKeys(Set<String> others) {
        return new Application(state, project, name, clientId, config, others, algorithms);
    }

    Application answeredWith(ResponseAlgorithms others) {
        return new Application(state, project, name, clientId, config, keys, others);
    }
}
