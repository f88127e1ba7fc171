package dev.signet.oidc.token;

import dev.signet.application.AuthMethod;
import dev.signet.application.Client;
import dev.signet.token.TokenTerms;

/** Decides whether refresh tokens are bound to the key of the request's DPoP proof (RFC 9449 section 5). */
public final class KeyBinding {
    private KeyBinding() {}

    /**
     * Binds the terms of a token family, and with them its refresh tokens, to the key only for clients that do not
     * authenticate. The refresh tokens of other clients are bound to the client's credentials already, so these clients
     * may change their key.
     */
    public static TokenTerms ofFamily(TokenTerms terms, Client client, TokenRequest request) {
        return terms.boundTo(client.authMethod() == AuthMethod.NONE ? request.keyThumbprint() : null);
    }
}
