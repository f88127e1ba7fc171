package dev.signet.oidc.token;

import dev.signet.oidc.clientauth.MachineAssertions;
import dev.signet.user.view.MachineClients.MachineClient;
import jakarta.inject.Singleton;

/**
 * The grant {@code jwt-bearer} (RFC 7523 section 2.1): a machine user gets a token for itself with an assertion that is
 * signed with one of its keys. With the scope {@code openid}, it also gets an ID token, as with ZITADEL.
 */
@Singleton
final class JwtBearerGrant implements Grant {
    private final MachineAssertions assertions;
    private final MachineTokens tokens;

    JwtBearerGrant(MachineAssertions assertions, MachineTokens tokens) {
        this.assertions = assertions;
        this.tokens = tokens;
    }

    @Override
    public String type() {
        return "urn:ietf:params:oauth:grant-type:jwt-bearer";
    }

    @Override
    public TokenResponse grant(TokenRequest request) {
        MachineClient machine = assertions.verifyGrant(request.form().require("assertion"));
        request.known();
        return tokens.issueWithIdToken(machine, request.form().words("scope"), request.keyThumbprint());
    }
}
