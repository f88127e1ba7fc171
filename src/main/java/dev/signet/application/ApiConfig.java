package dev.signet.application;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Configuration of an API.
 *
 * @param authMethod {@link AuthMethod#BASIC} or {@link AuthMethod#PRIVATE_KEY_JWT}
 */
@RegisterForReflection
public record ApiConfig(AuthMethod authMethod) implements ApplicationConfig, ConfigEdit {

    ApiConfig validated() {
        return switch (authMethod) {
            case BASIC, PRIVATE_KEY_JWT -> this;
            case POST, NONE -> throw ApplicationError.AUTH_METHOD_INVALID.exception();
        };
    }
}
