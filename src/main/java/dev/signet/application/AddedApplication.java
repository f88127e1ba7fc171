package dev.signet.application;

import dev.signet.eventstore.Loaded;

/**
 * An application that was just added.
 *
 * @param secret readable only here, because only its digest is stored; empty if the application does not authenticate
 * by a secret
 */
public record AddedApplication(Loaded<Application> application, String appId, String clientId, String secret) {
    @Override
    public String toString() {
        return "AddedApplication[" + appId + ']';
    }
}
