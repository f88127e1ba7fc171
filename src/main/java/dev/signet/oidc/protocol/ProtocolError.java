package dev.signet.oidc.protocol;

import java.util.Locale;

/**
 * The error codes of the specifications. The name of a constant in lower case is the code that clients get in {@code
 * error}.
 *
 * <p>They are defined in RFC 6749 sections 4.1.2.1 and 5.2, OpenID Connect Core 3.1.2.6, RFC 6750 section 3.1, RFC 7009
 * section 2.2.1, RFC 7591 section 3.2.2, RFC 8628 section 3.5, RFC 8693 section 2.2.2, RFC 9449 section 12.2, OpenID
 * Connect Core Error Code unmet_authentication_requirements 1.0.
 */
public enum ProtocolError {
    INVALID_REQUEST(400),
    INVALID_CLIENT(401),
    INVALID_GRANT(400),
    UNAUTHORIZED_CLIENT(400),
    UNSUPPORTED_GRANT_TYPE(400),
    UNSUPPORTED_RESPONSE_TYPE(400),
    INVALID_SCOPE(400),
    AUTHORIZATION_PENDING(400),
    SLOW_DOWN(400),
    EXPIRED_TOKEN(400),
    INVALID_TARGET(400),
    ACCESS_DENIED(400),
    SERVER_ERROR(500),
    TEMPORARILY_UNAVAILABLE(503),
    LOGIN_REQUIRED(400),
    ACCOUNT_SELECTION_REQUIRED(400),
    REQUEST_NOT_SUPPORTED(400),
    REQUEST_URI_NOT_SUPPORTED(400),
    REGISTRATION_NOT_SUPPORTED(400),
    INVALID_REQUEST_OBJECT(400),
    INVALID_REQUEST_URI(400),
    UNMET_AUTHENTICATION_REQUIREMENTS(400),
    INVALID_TOKEN(401),
    INSUFFICIENT_SCOPE(403),
    INVALID_DPOP_PROOF(400),
    USE_DPOP_NONCE(400),
    INVALID_REDIRECT_URI(400),
    INVALID_CLIENT_METADATA(400);

    private final int status;

    ProtocolError(int status) {
        this.status = status;
    }

    /** The value of {@code error}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The HTTP status if the error is the response itself; an error in a redirect has no status of its own. */
    public int status() {
        return status;
    }

    /** An exception with this error. The description is for developers and must reveal nothing about users. */
    public ProtocolException because(String description) {
        return new ProtocolException(this, description);
    }
}
