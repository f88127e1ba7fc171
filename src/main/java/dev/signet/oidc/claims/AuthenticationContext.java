package dev.signet.oidc.claims;

import dev.signet.session.Session;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The values of {@code acr}, which say by what kind of authentication a person signed in (OpenID Connect Core 2). */
public final class AuthenticationContext {
    /** A password over TLS, named as in SAML 2.0 Authentication Context 3.4; other providers use this name too. */
    private static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

    /** Several factors, named as in the Provider Authentication Policy Extension 1.0; other providers use this name too. */
    private static final String SEVERAL_FACTORS = "http://schemas.openid.net/pape/policies/2007/06/multi-factor";

    private AuthenticationContext() {}

    /** All values that ID tokens can contain. */
    public static List<String> supported() {
        return List.of(PASSWORD, SEVERAL_FACTORS);
    }

    /** The value for these authentication methods (RFC 8176); empty if they include no password. */
    public static Optional<String> of(List<String> amr) {
        if (amr.contains(Session.MULTIPLE)) {
            return Optional.of(SEVERAL_FACTORS);
        }
        return amr.contains("pwd") ? Optional.of(PASSWORD) : Optional.empty();
    }

    /**
     * Tells whether only a sign-in with several factors satisfies a request for one of these values. Values that the
     * server does not know do not count.
     */
    public static boolean wantsSeveralFactors(Collection<String> values) {
        return values.contains(SEVERAL_FACTORS) && !values.contains(PASSWORD);
    }
}
