package dev.signet.application;

import dev.signet.project.ProjectRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State of an application.
 *
 * @param state null before it was added and after it was removed
 * @param project null before it was added
 * @param config null before it was configured, which is when it is added
 * @param keys its keys by their ids, expired ones included
 */
public record Application(
        @Nullable ApplicationState state,
        @Nullable ProjectRef project,
        String name,
        String clientId,
        @Nullable ApplicationConfig config,
        Map<String, String> keys,
        ClientAddresses addresses) {
    static final Application ABSENT = new Application(null, null, "", "", null, Map.of(), ClientAddresses.NONE);

    public Application {
        keys = Map.copyOf(keys);
    }

    Application inState(@Nullable ApplicationState other) {
        return new Application(other, project, name, clientId, config, keys, addresses);
    }

    Application named(String other) {
        return new Application(state, project, other, clientId, config, keys, addresses);
    }

    Application configured(String client, ApplicationConfig other) {
        return new Application(state, project, name, client, other, keys, addresses);
    }

    Application withKeys(Map<String, String> others) {
        return new Application(state, project, name, clientId, config, others, addresses);
    }

    Application at(ClientAddresses others) {
        return new Application(state, project, name, clientId, config, keys, others);
    }
}
