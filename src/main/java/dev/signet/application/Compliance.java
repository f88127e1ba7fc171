package dev.signet.application;

import java.util.ArrayList;
import java.util.List;

/**
 * The problems of a client's configuration with the specification and with good practice, under the keys that ZITADEL
 * uses for them. They are determined when needed and never stored.
 *
 * @param noneCompliant whether any problem violates the specification
 * @param problems keys of the problems, {@link #NOT_COMPLIANT} first
 */
public record Compliance(boolean noneCompliant, List<String> problems) {
    private static final String PREFIX = "Application.OIDC.V1.";

    /** The configuration violates the specification; always first in the list. */
    public static final String NOT_COMPLIANT = PREFIX + "NotCompliant";

    public static final String NO_REDIRECT_URIS = PREFIX + "NoRedirectUris";
    public static final String REFRESH_WITHOUT_CODE = PREFIX + "GrantType.Refresh.NoAuthCode";
    public static final String IMPLICIT_CUSTOM = PREFIX + "Implicit.RedirectUris.CustomNotAllowed";
    public static final String IMPLICIT_HTTP = PREFIX + "Implicit.RedirectUris.HttpNotAllowed";
    public static final String CODE_CUSTOM = PREFIX + "Code.RedirectUris.CustomOnlyForNative";
    public static final String CODE_HTTP = PREFIX + "Code.RedirectUris.HttpOnlyForWeb";
    public static final String NATIVE_HTTP = PREFIX + "Native.RedirectUris.MustBeHttpLocalhost";
    public static final String NATIVE_AUTH_METHOD = PREFIX + "Native.AuthMethodType.NotNone";
    public static final String USER_AGENT_AUTH_METHOD = PREFIX + "UserAgent.AuthMethodType.NotNone";

    /** A hint, not a violation: not every redirect URI can be used with both the code flow and the implicit flow. */
    public static final String MIXED = PREFIX + "NotAllCombinationsAreAllowed";

    /**
     * A hint that only this server gives, not ZITADEL: a redirect URI with plain http that is not a loopback address is
     * refused in requests until dev mode is on.
     */
    public static final String HTTP_NEEDS_DEV_MODE = PREFIX + "Code.RedirectUris.HttpNeedsDevMode";

    public Compliance {
        problems = List.copyOf(problems);
    }

    /** Checks a configuration. */
    public static Compliance of(OidcConfig config) {
        List<String> problems = new ArrayList<>();
        checkRedirectUrisPresent(config, problems);
        checkRefreshToken(config, problems);
        checkSchemes(config, problems);
        checkAuthMethod(config, problems);
        boolean noneCompliant = !problems.isEmpty();
        if (noneCompliant) {
            problems.addFirst(NOT_COMPLIANT);
        }
        addHints(config, noneCompliant, problems);
        return new Compliance(noneCompliant, problems);
    }

    /** A client that only uses the device flow needs no redirect URI (RFC 8628). */
    private static void checkRedirectUrisPresent(OidcConfig config, List<String> problems) {
        boolean deviceOnly = has(config, GrantType.DEVICE_CODE) && !has(config, GrantType.AUTHORIZATION_CODE);
        if (config.redirectUris().isEmpty() && !deviceOnly) {
            problems.add(NO_REDIRECT_URIS);
        }
    }

    /** Only the code and device flows issue refresh tokens. */
    private static void checkRefreshToken(OidcConfig config, List<String> problems) {
        if (has(config, GrantType.REFRESH_TOKEN)
                && !has(config, GrantType.AUTHORIZATION_CODE)
                && !has(config, GrantType.DEVICE_CODE)) {
            problems.add(REFRESH_WITHOUT_CODE);
        }
    }

    /** Checks the schemes of the redirect URIs, which depend on the flow and on where the client runs. */
    private static void checkSchemes(OidcConfig config, List<String> problems) {
        boolean code = has(config, GrantType.AUTHORIZATION_CODE);
        boolean implicit = has(config, GrantType.IMPLICIT);
        AppType type = config.appType();
        if (!code && !implicit) {
            return;
        }
        if (hasCustomScheme(config)) {
            if (implicit && (!code || type != AppType.NATIVE)) {
                problems.add(IMPLICIT_CUSTOM);
            } else if (code && type != AppType.NATIVE) {
                problems.add(CODE_CUSTOM);
            }
        }
        if (!hasPlainHttp(config)) {
            return;
        }
        if (type == AppType.NATIVE) {
            if (!allHttpIsLoopback(config)) {
                problems.add(NATIVE_HTTP);
            }
        } else if (!code) {
            problems.add(IMPLICIT_HTTP);
        } else if (type == AppType.USER_AGENT) {
            problems.add(CODE_HTTP);
        }
    }

    /** A client that runs on the user's device or in a browser cannot keep a secret (RFC 6749 section 2.1). */
    private static void checkAuthMethod(OidcConfig config, List<String> problems) {
        if (config.authMethod() == AuthMethod.NONE) {
            return;
        }
        switch (config.appType()) {
            case NATIVE -> problems.add(NATIVE_AUTH_METHOD);
            case USER_AGENT -> problems.add(USER_AGENT_AUTH_METHOD);
            case WEB, API -> {}
        }
    }

    private static void addHints(OidcConfig config, boolean noneCompliant, List<String> problems) {
        boolean mixed = has(config, GrantType.AUTHORIZATION_CODE) && has(config, GrantType.IMPLICIT);
        if (mixed && !noneCompliant && !config.redirectUris().stream().allMatch(RedirectUris::isHttps)) {
            problems.add(MIXED);
        }
        if (hasPlainHttp(config) && !config.devMode() && !allHttpIsLoopback(config)) {
            problems.add(HTTP_NEEDS_DEV_MODE);
        }
    }

    private static boolean has(OidcConfig config, GrantType grant) {
        return config.grantTypes().contains(grant);
    }

    private static boolean hasPlainHttp(OidcConfig config) {
        return config.redirectUris().stream().anyMatch(RedirectUris::isPlainHttp);
    }

    private static boolean hasCustomScheme(OidcConfig config) {
        return config.redirectUris().stream()
                .anyMatch(uri -> !RedirectUris.isPlainHttp(uri) && !RedirectUris.isHttps(uri));
    }

    private static boolean allHttpIsLoopback(OidcConfig config) {
        return config.redirectUris().stream().filter(RedirectUris::isPlainHttp).allMatch(RedirectUris::isHttpLoopback);
    }
}
