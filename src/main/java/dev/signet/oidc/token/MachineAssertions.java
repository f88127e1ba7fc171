package dev.signet.oidc.token;

import dev.signet.oidc.Endpoint;
import dev.signet.oidc.ProtocolError;
import dev.signet.oidc.clientauth.Assertions;
import dev.signet.user.MachineClients;
import dev.signet.user.MachineClients.MachineClient;
import jakarta.inject.Singleton;

/** Authenticates machine users by an assertion signed with one of their keys (RFC 7523 section 3). */
@Singleton
public final class MachineAssertions {
    private final MachineClients machines;
    private final Assertions assertions;

    MachineAssertions(MachineClients machines, Assertions assertions) {
        this.machines = machines;
        this.assertions = assertions;
    }

    /** Verifies an assertion, uses it up and returns its machine user. Throws {@code invalid_grant}. */
    public MachineClient verify(String assertion) {
        MachineClients.Keyed keyed = find(assertion);
        assertions.verify(assertion, keyed.machine().userId(), keyed.publicKey(), Endpoint.TOKEN);
        return keyed.machine();
    }

    /** Verifies an assertion that is the grant itself; see {@link Assertions#verifyRepeatable}. */
    MachineClient verifyGrant(String assertion) {
        MachineClients.Keyed keyed = find(assertion);
        assertions.verifyRepeatable(assertion, keyed.machine().userId(), keyed.publicKey(), Endpoint.TOKEN);
        return keyed.machine();
    }

    private MachineClients.Keyed find(String assertion) {
        return machines.byKey(Assertions.issuer(assertion), Assertions.keyId(assertion))
                .orElseThrow(() -> ProtocolError.INVALID_GRANT.because(
                        "The assertion is refused: it names no valid key of a machine user."));
    }
}
