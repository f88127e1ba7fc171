package dev.signet.oidc.token;

import dev.signet.oidc.clientauth.ClientCredentials;
import dev.signet.oidc.clientauth.MachineAssertions;
import dev.signet.oidc.profile.ProtocolRules;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.user.view.MachineClients;
import dev.signet.user.view.MachineClients.MachineClient;
import jakarta.inject.Singleton;

/**
 * The grant {@code client_credentials} (RFC 6749 section 4.4): a machine user gets a token for itself. It authenticates
 * with its name or id and its secret, or with an assertion signed with one of its keys.
 */
@Singleton
final class ClientCredentialsGrant implements Grant {
    private final MachineClients machines;
    private final MachineAssertions assertions;
    private final MachineTokens tokens;
    private final ProtocolRules rules;

    ClientCredentialsGrant(
            MachineClients machines, MachineAssertions assertions, MachineTokens tokens, ProtocolRules rules) {
        this.machines = machines;
        this.assertions = assertions;
        this.tokens = tokens;
        this.rules = rules;
    }

    @Override
    public String type() {
        return "client_credentials";
    }

    @Override
    public TokenResponse grant(TokenRequest request) {
        ClientCredentials credentials = ClientCredentials.of(request.form(), request.authorization());
        String assertion = credentials.assertion();
        MachineClient machine = assertion == null ? bySecret(credentials) : byAssertion(assertion);
        request.known();
        return tokens.issue(machine, request.form().words("scope"), request.keyThumbprint());
    }

    private MachineClient byAssertion(String assertion) {
        try {
            return assertions.verify(assertion);
        } catch (ProtocolException e) {
            throw ProtocolError.INVALID_CLIENT.because(e.description());
        }
    }

    private MachineClient bySecret(ClientCredentials credentials) {
        String secret = credentials.secret();
        if (secret == null) {
            throw ProtocolError.INVALID_CLIENT.because("This grant needs a client secret or a client assertion.");
        }
        // FAPI 2.0 Security Profile 5.3.2.1 allows private_key_jwt only
        if (rules.fapi()) {
            throw ProtocolError.INVALID_CLIENT.because("This grant needs a client assertion.");
        }
        return machines.bySecret(credentials.clientId(), secret)
                .orElseThrow(() -> ProtocolError.INVALID_CLIENT.because(
                        "The client is unknown, or its authentication is not valid."));
    }
}
