package dev.signet.application;

import dev.signet.access.AccessTokenType;
import java.time.Duration;
import java.util.List;

/** Configurations of clients for tests. */
public final class Configs {
    private Configs() {}

    /** Returns a confidential web client of the code flow. */
    public static OidcConfig web() {
        return of(AppType.WEB, AuthMethod.BASIC, "https://app.example.com/callback");
    }

    /** Returns a public client of the code flow in a browser. */
    public static OidcConfig userAgent() {
        return of(AppType.USER_AGENT, AuthMethod.NONE, "https://app.example.com/callback");
    }

    /** Returns a public client of the code flow, a native app. */
    public static OidcConfig nativeApp() {
        return of(AppType.NATIVE, AuthMethod.NONE, "com.example.app:/callback");
    }

    /** Returns a client of the code flow with these redirect URIs. */
    public static OidcConfig of(AppType type, AuthMethod method, String... redirectUris) {
        return with(
                type,
                method,
                List.of(ResponseType.CODE),
                List.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
                redirectUris);
    }

    static OidcConfig with(
            AppType type,
            AuthMethod method,
            List<ResponseType> responses,
            List<GrantType> grants,
            String... redirectUris) {
        return new OidcConfig(
                List.of(redirectUris),
                responses,
                grants,
                type,
                method,
                List.of("https://app.example.com/"),
                false,
                AccessTokenType.BEARER,
                false,
                false,
                false,
                Duration.ZERO,
                List.of(),
                false,
                "",
                LoginVersion.UNSPECIFIED,
                "");
    }

    /** Returns a configuration in which every part differs from its default. */
    static OidcConfig full() {
        return new OidcConfig(
                List.of("com.example.app:/callback", "http://127.0.0.1/callback"),
                List.of(ResponseType.values()),
                List.of(GrantType.values()),
                AppType.NATIVE,
                AuthMethod.NONE,
                List.of("com.example.app:/out"),
                true,
                AccessTokenType.JWT,
                true,
                true,
                true,
                Duration.ofMillis(1500),
                List.of("https://other.example.com"),
                true,
                "https://app.example.com/logout",
                LoginVersion.LOGIN_V2,
                "https://login.example.com");
    }

    /** Returns the configuration with another dev mode, another logout URI and other origins. */
    static OidcConfig with(OidcConfig config, boolean devMode, String logoutUri, String... origins) {
        return new OidcConfig(
                config.redirectUris(),
                config.responseTypes(),
                config.grantTypes(),
                config.appType(),
                config.authMethod(),
                config.postLogoutRedirectUris(),
                devMode,
                config.accessTokenType(),
                config.accessTokenRoleAssertion(),
                config.idTokenRoleAssertion(),
                config.idTokenUserinfoAssertion(),
                config.clockSkew(),
                List.of(origins),
                config.skipNativeAppSuccessPage(),
                logoutUri,
                config.loginVersion(),
                config.loginBaseUri());
    }

    /** Returns all addresses that a client can register. */
    static ClientAddresses addresses() {
        return new ClientAddresses(
                "https://app.example.com/jwks",
                "https://app.example.com/",
                "https://app.example.com/policy",
                "https://app.example.com/terms");
    }

    static OidcConfig withClockSkew(Duration skew) {
        OidcConfig web = web();
        return new OidcConfig(
                web.redirectUris(),
                web.responseTypes(),
                web.grantTypes(),
                web.appType(),
                web.authMethod(),
                web.postLogoutRedirectUris(),
                false,
                web.accessTokenType(),
                false,
                false,
                false,
                skew,
                List.of(),
                false,
                "",
                LoginVersion.UNSPECIFIED,
                "");
    }
}
