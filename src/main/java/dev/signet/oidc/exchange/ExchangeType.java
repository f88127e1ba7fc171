package dev.signet.oidc.exchange;

import dev.signet.oidc.protocol.ProtocolError;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The token types of an exchange (RFC 8693 section 3). {@link #USER_ID} is defined by ZITADEL. */
enum ExchangeType {
    ACCESS_TOKEN("urn:ietf:params:oauth:token-type:access_token"),
    ID_TOKEN("urn:ietf:params:oauth:token-type:id_token"),
    /**
     * As the subject token, an assertion that a machine user signed; as the requested type, an access token that is a
     * JWT.
     */
    JWT("urn:ietf:params:oauth:token-type:jwt"),
    /** A plain user id instead of a token. */
    USER_ID("urn:zitadel:params:oauth:token-type:user_id");

    static final Set<ExchangeType> SUBJECTS = EnumSet.allOf(ExchangeType.class);
    static final Set<ExchangeType> ACTORS = EnumSet.of(ACCESS_TOKEN, ID_TOKEN);
    static final Set<ExchangeType> REQUESTED = EnumSet.of(ACCESS_TOKEN, ID_TOKEN, JWT);

    private final String value;

    ExchangeType(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }

    /** The type with this name. Throws {@code invalid_request} if it is unknown or not allowed in this parameter. */
    static ExchangeType of(String name, Set<ExchangeType> allowed, String parameter) {
        return Arrays.stream(values())
                .filter(type -> type.value.equals(name))
                .filter(allowed::contains)
                .findFirst()
                .orElseThrow(() ->
                        ProtocolError.INVALID_REQUEST.because("The token type in " + parameter + " is not supported."));
    }
}
