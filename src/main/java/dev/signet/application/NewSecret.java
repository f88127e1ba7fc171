package dev.signet.application;

import dev.signet.eventstore.Loaded;

/**
 * A client secret just made.
 *
 * @param secret shown once and not kept
 */
public record NewSecret(Loaded<Application> application, String secret) {
    @Override
    public String toString() {
        return "NewSecret[" + application.stream().id() + ']';
    }
}
