package dev.signet.oidc.token;

import dev.signet.oidc.ProtocolError;
import dev.signet.oidc.clientauth.ClientCredentials;
import dev.signet.user.MachineClients;
import dev.signet.user.MachineClients.MachineClient;
import jakarta.inject.Singleton;

/** {@code client_credentials} (RFC 6749 section 4.4): a machine user with its name or id and its secret. */
@Singleton
final class ClientCredentialsGrant implements Grant {
    private final MachineClients machines;
    private final MachineTokens tokens;

    ClientCredentialsGrant(MachineClients machines, MachineTokens tokens) {
        this.machines = machines;
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
        MachineClient machine = machines.bySecret(credentials.clientId(), secret)
                .orElseThrow(() -> ProtocolError.INVALID_CLIENT.because(
                        "The client is unknown, or its authentication is not valid."));
        return tokens.issue(machine, request.form().words("scope"), request.keyThumbprint());
    }
}
