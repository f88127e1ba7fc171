package dev.signet.oidc.claims;

import java.util.List;
import java.util.Optional;

/** The values of {@code acr}, which say by what kind of authentication a person signed in (OpenID Connect Core 2). */
public final class AuthenticationContext {
    /** A password over TLS, named as in SAML 2.0 Authentication Context 3.4; other providers use this name too. */
    private static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

    private AuthenticationContext() {}

    /** All values that ID tokens can contain. */
    public static List<String> supported() {
        return List.of(PASSWORD);
    }

    /** The value for these authentication methods (RFC 8176); empty if they include no password. */
    public static Optional<String> of(List<String> amr) {
        return amr.contains("pwd") ? Optional.of(PASSWORD) : Optional.empty();
    }
}
