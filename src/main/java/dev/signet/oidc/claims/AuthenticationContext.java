package dev.signet.oidc.claims;

import java.util.List;
import java.util.Optional;

/** How well a person proved who they are: the values of {@code acr} (OpenID Connect Core 2). */
public final class AuthenticationContext {
    /** A password over TLS, by its name in SAML 2.0 Authentication Context 3.4, which other providers use too. */
    private static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

    private AuthenticationContext() {}

    /** Every value that can be reached. */
    public static List<String> supported() {
        return List.of(PASSWORD);
    }

    /** The value for these authentication methods (RFC 8176); empty where nobody signed in. */
    public static Optional<String> of(List<String> amr) {
        return amr.contains("pwd") ? Optional.of(PASSWORD) : Optional.empty();
    }
}
