package dev.signet.token;

import dev.signet.access.AccessTokenType;
import dev.signet.application.Client;

/** The form of an access token. */
public enum TokenForm {
    /** An opaque text that only this server can read. */
    OPAQUE,
    /** A signed JWT that anybody can read (RFC 9068). */
    JWT;

    /** Returns the form that is configured for a client's application. */
    public static TokenForm of(Client client) {
        return client.accessTokenType() == AccessTokenType.JWT ? JWT : OPAQUE;
    }
}
