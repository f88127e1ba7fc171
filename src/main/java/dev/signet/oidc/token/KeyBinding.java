package dev.signet.oidc.token;

import dev.signet.application.AuthMethod;
import dev.signet.application.Client;
import dev.signet.token.TokenTerms;

/** Which tokens are bound to the key that a request proves (RFC 9449 section 5). */
public final class KeyBinding {
    private KeyBinding() {}

    /**
     * The terms of a family: bound for a client that authenticates in no other way. A confidential client's refresh tokens
     * are bound to its credentials already, so that it may change its key.
     */
    public static TokenTerms ofFamily(TokenTerms terms, Client client, TokenRequest request) {
        return terms.boundTo(client.authMethod() == AuthMethod.NONE ? request.keyThumbprint() : null);
    }
}
