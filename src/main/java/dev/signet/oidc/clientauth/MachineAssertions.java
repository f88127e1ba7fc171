package dev.signet.oidc.clientauth;

import dev.signet.oidc.protocol.Endpoint;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.user.view.MachineClients;
import dev.signet.user.view.MachineClients.MachineClient;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Authenticates machine users by an assertion signed with one of their keys (RFC 7523 section 3). */
@Singleton
public final class MachineAssertions {
    private final MachineClients machines;
    private final Assertions assertions;

    MachineAssertions(MachineClients machines, Assertions assertions) {
        this.machines = machines;
        this.assertions = assertions;
    }

    /**
     * Verifies an assertion, records its use, so that it cannot be used again, and returns its machine user. Throws
     * {@code invalid_grant} if it is refused.
     */
    public MachineClient verify(String assertion) {
        return find(assertion, Endpoint.TOKEN).orElseThrow(MachineAssertions::unknownKey);
    }

    /** Verifies an assertion that is itself the grant; see {@link Assertions#verifyGrant}. */
    public MachineClient verifyGrant(String assertion) {
        MachineClients.Keyed keyed = keyed(assertion).orElseThrow(MachineAssertions::unknownKey);
        assertions.verifyGrant(assertion, keyed.machine().userId(), keyed.publicKey());
        return keyed.machine();
    }

    /**
     * Verifies an assertion for a call of the endpoint {@code at} and returns its machine user; empty if it names no
     * key of a machine user. Throws {@code invalid_grant} if it is not valid.
     */
    Optional<MachineClient> find(String assertion, Endpoint at) {
        return keyed(assertion).map(keyed -> {
            assertions.verify(assertion, keyed.machine().userId(), keyed.publicKey(), at);
            return keyed.machine();
        });
    }

    private Optional<MachineClients.Keyed> keyed(String assertion) {
        return machines.byKey(Assertions.issuer(assertion), Assertions.keyId(assertion));
    }

    private static ProtocolException unknownKey() {
        return ProtocolError.INVALID_GRANT.because(
                "The assertion is refused: it names no valid key of a machine user.");
    }
}
