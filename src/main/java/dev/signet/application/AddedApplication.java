package dev.signet.application;

import dev.signet.eventstore.Loaded;

/**
 * An application just added.
 *
 * @param secret shown once and not kept; empty if it authenticates otherwise
 */
public record AddedApplication(Loaded<Application> application, String appId, String clientId, String secret) {
    @Override
    public String toString() {
        return "AddedApplication[" + appId + ']';
    }
}
