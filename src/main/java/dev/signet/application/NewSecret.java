package dev.signet.application;

import dev.signet.eventstore.Loaded;

/**
 * A client secret that was just created.
 *
 * @param secret readable only here, because only its digest is stored
 */
public record NewSecret(Loaded<Application> application, String secret) {
    @Override
    public String toString() {
        return "NewSecret[" + application.stream().id() + ']';
    }
}
