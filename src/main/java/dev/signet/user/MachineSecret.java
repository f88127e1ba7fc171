package dev.signet.user;

import dev.signet.eventstore.Loaded;

/**
 * A client secret just made.
 *
 * @param clientId the user name
 * @param clientSecret the secret in clear, the only copy there is
 */
public record MachineSecret(Loaded<User> user, String clientId, String clientSecret) {
    @Override
    public String toString() {
        return "MachineSecret[" + clientId + ']';
    }
}
