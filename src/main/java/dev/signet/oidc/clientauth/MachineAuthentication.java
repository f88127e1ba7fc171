package dev.signet.oidc.clientauth;

import dev.signet.oidc.protocol.Endpoint;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.token.GateQuestion;
import dev.signet.token.TokenGate;
import dev.signet.token.TokenTerms;
import dev.signet.user.view.MachineClients;
import dev.signet.user.view.MachineClients.MachineClient;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Authenticates machine users at the introspection and revocation endpoints, with the credentials that they use at the
 * token endpoint.
 */
@Singleton
final class MachineAuthentication {
    private final MachineClients machines;
    private final MachineAssertions assertions;
    private final TokenGate gate;

    MachineAuthentication(MachineClients machines, MachineAssertions assertions, TokenGate gate) {
        this.machines = machines;
        this.assertions = assertions;
        this.gate = gate;
    }

    /** The active machine user that has these credentials; empty if there is none. */
    Optional<MachineClient> find(ClientCredentials credentials, Endpoint at) {
        String secret = credentials.secret();
        String assertion = credentials.assertion();
        Optional<MachineClient> found = switch (credentials.way()) {
            case BASIC, POST -> secret == null ? Optional.empty() : machines.bySecret(credentials.clientId(), secret);
            case ASSERTION -> assertion == null ? Optional.empty() : byAssertion(assertion, at);
            case NONE -> Optional.empty();
        };
        return found.filter(this::isInService);
    }

    private Optional<MachineClient> byAssertion(String assertion, Endpoint at) {
        try {
            return assertions.find(assertion, at);
        } catch (ProtocolException e) {
            throw ProtocolError.INVALID_CLIENT.because(e.description());
        }
    }

    private boolean isInService(MachineClient machine) {
        TokenTerms own = TokenTerms.ofMachine(machine.userId(), List.of(), List.of(machine.userId()));
        return gate.check(GateQuestion.issue(own)).admitted();
    }
}
