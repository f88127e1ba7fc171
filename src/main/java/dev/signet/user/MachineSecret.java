package dev.signet.user;

import dev.signet.eventstore.Loaded;

/**
 * A client secret that was just created.
 *
 * @param clientId the user name
 * @param clientSecret the readable secret, of which the server keeps only a digest
 */
public record MachineSecret(Loaded<User> user, String clientId, String clientSecret) {
    @Override
    public String toString() {
        return "MachineSecret[" + clientId + ']';
    }
}
