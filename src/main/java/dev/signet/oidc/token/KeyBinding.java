package dev.signet.oidc.token;

import dev.signet.application.AuthMethod;
import dev.signet.application.Client;
import dev.signet.token.TokenTerms;

/** Decides which tokens are bound to the key that a request proves (RFC 9449 section 5). */
public final class KeyBinding {
    private KeyBinding() {}

    /**
     * Binds the terms of a token family to the key only for clients that do not authenticate. The refresh tokens of a
     * confidential client are already bound to its credentials, so it may change its key.
     */
    public static TokenTerms ofFamily(TokenTerms terms, Client client, TokenRequest request) {
        return terms.boundTo(client.authMethod() == AuthMethod.NONE ? request.keyThumbprint() : null);
    }
}
