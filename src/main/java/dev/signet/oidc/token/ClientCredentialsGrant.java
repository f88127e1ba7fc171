package dev.signet.oidc.token;

import dev.signet.oidc.ProtocolError;
import dev.signet.oidc.clientauth.ClientCredentials;
import dev.signet.user.MachineCommands;
import jakarta.inject.Singleton;

/** {@code client_credentials} (RFC 6749 section 4.4): a machine user with its name or id and its secret. */
@Singleton
final class ClientCredentialsGrant implements Grant {
    private final Machines machines;
    private final MachineCommands secrets;
    private final MachineTokens tokens;

    ClientCredentialsGrant(Machines machines, MachineCommands secrets, MachineTokens tokens) {
        this.machines = machines;
        this.secrets = secrets;
        this.tokens = tokens;
    }

    @Override
    public String type() {
        return "client_credentials";
    }

    @Override
    public TokenResponse grant(TokenRequest request) {
        ClientCredentials credentials = ClientCredentials.of(request.form(), request.authorization());
        String secret = credentials.secret();
        if (secret == null) {
            throw ProtocolError.INVALID_CLIENT.because("This grant needs a client secret.");
        }
        Machines.Machine machine = machines.named(credentials.clientId()).stream()
                .filter(candidate -> secrets.isSecret(candidate.userId(), secret))
                .findFirst()
                .orElseThrow(() -> ProtocolError.INVALID_CLIENT.because(
                        "The client is unknown, or its authentication is not valid."));
        return tokens.issue(machine, request.form().words("scope"), request.keyThumbprint());
    }
}
