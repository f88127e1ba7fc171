package dev.signet.oidc.token;

import dev.signet.oidc.ProtocolError;
import dev.signet.oidc.clientauth.Assertions;
import dev.signet.user.MachineClients;
import jakarta.inject.Singleton;

/** {@code jwt-bearer} (RFC 7523 section 2.1): a machine user with an assertion signed by one of its keys. */
@Singleton
final class JwtBearerGrant implements Grant {
    private final MachineClients machines;
    private final Assertions assertions;
    private final MachineTokens tokens;

    JwtBearerGrant(MachineClients machines, Assertions assertions, MachineTokens tokens) {
        this.machines = machines;
        this.assertions = assertions;
        this.tokens = tokens;
    }

    @Override
    public String type() {
        return "urn:ietf:params:oauth:grant-type:jwt-bearer";
    }

    @Override
    public TokenResponse grant(TokenRequest request) {
        String assertion = request.form().require("assertion");
        MachineClients.Keyed keyed = machines.byKey(Assertions.issuer(assertion), Assertions.keyId(assertion))
                .orElseThrow(() -> ProtocolError.INVALID_GRANT.because(
                        "The assertion is refused: it names no valid key of a machine user."));
        assertions.verify(assertion, keyed.machine().userId(), keyed.publicKey());
        return tokens.issue(keyed.machine(), request.form().words("scope"), request.keyThumbprint());
    }
}
