package dev.signet.oidc.clientauth;

import dev.signet.application.AuthMethod;
import dev.signet.application.Client;
import dev.signet.user.view.MachineClients.MachineClient;
import org.jspecify.annotations.Nullable;

/**
 * The caller of an endpoint that serves both applications and machine users.
 *
 * @param clientId id of the application's client, or the machine user's own id
 * @param application the application's client; null for a machine user
 */
public record Requester(String clientId, @Nullable Client application) {

    static Requester of(Client application) {
        return new Requester(application.clientId(), application);
    }

    static Requester of(MachineClient machine) {
        return new Requester(machine.userId(), null);
    }

    /** Whether the caller has proven nothing but the knowledge of a client id. */
    boolean isPublic() {
        return application != null && application.authMethod() == AuthMethod.NONE;
    }
}
