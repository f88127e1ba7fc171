package dev.signet.application;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.signet.eventstore.Persistent;
import dev.signet.project.ProjectRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State of an application.
 *
 * @param state null before the application was added and after it was removed
 * @param project null before the application was added
 * @param config null until the event after {@link ApplicationEvent.Added}, which configures it
 * @param keys the application's public keys by their ids, including expired ones
 * @param algorithms the algorithms with which responses to the application are signed
 * @param tokens settings of the application's tokens
 */
@RegisterForReflection
public record Application(
        @Nullable ApplicationState state,
        @Nullable ProjectRef project,
        String name,
        String clientId,
        // A snapshot must contain the kind of the configuration. Events need not, because each kind has event types of
        // its own.
        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
        @JsonSubTypes({
            @JsonSubTypes.Type(value = OidcConfig.class, name = "oidc"),
            @JsonSubTypes.Type(value = ApiConfig.class, name = "api")
        })
        @Nullable
        ApplicationConfig config,

        Map<String, String> keys,
        ClientAddresses addresses,
        ResponseAlgorithms algorithms,
        TokenSettings tokens) {
    static final Application ABSENT = new Application(
            null, null, "", "", null, Map.of(), ClientAddresses.NONE, ResponseAlgorithms.NONE, TokenSettings.STANDARD);

    public Application {
        keys = Persistent.map(keys);
    }

    Application inState(@Nullable ApplicationState other) {
        return new Application(other, project, name, clientId, config, keys, addresses, algorithms, tokens);
    }

    Application named(String other) {
        return new Application(state, project, other, clientId, config, keys, addresses, algorithms, tokens);
    }

    Application configured(String client, ApplicationConfig other) {
        return new Application(state, project, name, client, other, keys, addresses, algorithms, tokens);
    }

    Application withKeys(Map<String, String> others) {
        return new Application(state, project, name, clientId, config, others, addresses, algorithms, tokens);
    }

    Application answeredWith(ResponseAlgorithms others) {
        return new Application(state, project, name, clientId, config, keys, addresses, others, tokens);
    }

    Application at(ClientAddresses others) {
        return new Application(state, project, name, clientId, config, keys, others, algorithms, tokens);
    }

    Application withTokens(TokenSettings others) {
        return new Application(state, project, name, clientId, config, keys, addresses, algorithms, others);
    }
}
