package dev.signet.oidc.clientauth;

import dev.signet.application.AuthMethod;
import dev.signet.application.Client;
import dev.signet.user.MachineClients.MachineClient;
import org.jspecify.annotations.Nullable;

/**
 * Who asks an endpoint that answers applications and machine users alike.
 *
 * @param clientId of the application, or the machine user's own id
 * @param application null for a machine user
 */
public record Requester(String clientId, @Nullable Client application) {

    static Requester of(Client application) {
        return new Requester(application.clientId(), application);
    }

    static Requester of(MachineClient machine) {
        return new Requester(machine.userId(), null);
    }

    /** Whether it has proven nothing but that it knows a client id. */
    boolean isPublic() {
        return application != null && application.authMethod() == AuthMethod.NONE;
    }
}
