package dev.signet.application;

import dev.signet.access.AccessTokenType;
import dev.signet.kernel.DomainError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Configuration of an OpenID Connect client, as events store it.
 *
 * @param redirectUris at most 100
 * @param responseTypes the response types that the client may request, in the order of the enum, at least one
 * @param grantTypes the grants that the client may use, in the order of the enum, at least one
 * @param appType anything but {@link AppType#API}
 * @param postLogoutRedirectUris at most 100
 * @param clockSkew 0 to 5 seconds in whole milliseconds; the times in the client's tokens are extended by it in both
 * directions
 * @param additionalOrigins at most 100; stored and returned only, see {@link #allowedOrigins}
 * @param skipNativeAppSuccessPage stored and returned only, because there is no such page
 * @param backChannelLogoutUri empty for none
 * @param loginVersion stored and returned only, because this server has a single set of sign-in pages
 * @param loginBaseUri address of the pages of {@link LoginVersion#LOGIN_V2}; empty for the default; stored and returned
 * only
 */
@RegisterForReflection
public record OidcConfig(
        List<String> redirectUris,
        List<ResponseType> responseTypes,
        List<GrantType> grantTypes,
        AppType appType,
        AuthMethod authMethod,
        List<String> postLogoutRedirectUris,
        boolean devMode,
        AccessTokenType accessTokenType,
        boolean accessTokenRoleAssertion,
        boolean idTokenRoleAssertion,
        boolean idTokenUserinfoAssertion,
        Duration clockSkew,
        List<String> additionalOrigins,
        boolean skipNativeAppSuccessPage,
        String backChannelLogoutUri,
        LoginVersion loginVersion,
        String loginBaseUri)
        implements ApplicationConfig {
    private static final int MAX_ENTRIES = 100;
    private static final int MAX_TEXT = 2000;
    private static final Duration MAX_CLOCK_SKEW = Duration.ofSeconds(5);

    public OidcConfig {
        redirectUris = List.copyOf(redirectUris);
        responseTypes = List.copyOf(responseTypes);
        grantTypes = List.copyOf(grantTypes);
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
        additionalOrigins = List.copyOf(additionalOrigins);
    }

    /**
     * Returns the origins of the client's browser code: those of the redirect URIs and the additional ones. They are
     * only shown to administrators, because the endpoints answer requests from every origin and use no cookies
     * (security rule 8).
     */
    public Set<String> allowedOrigins() {
        return RedirectUris.origins(redirectUris, additionalOrigins);
    }

    /**
     * Returns the registered addresses that no request of the client may use, for instance plain http outside dev mode;
     * see {@link Compliance}.
     */
    public List<String> unusableAddresses() {
        return Stream.concat(redirectUris.stream(), postLogoutRedirectUris.stream())
                .filter(uri -> !RedirectUris.allows(List.of(uri), uri, appType, devMode))
                .toList();
    }

    /**
     * Returns this configuration in canonical form: without repeated entries and surrounding spaces, with types in the
     * order of their enums, and with the code flow if none is named. Throws the {@link ApplicationError} of the first
     * broken rule.
     */
    OidcConfig validated() {
        if (appType == AppType.API) {
            throw ApplicationError.APP_TYPE_INVALID.exception();
        }
        if (clockSkew.isNegative()
                || clockSkew.compareTo(MAX_CLOCK_SKEW) > 0
                || !clockSkew.equals(clockSkew.truncatedTo(ChronoUnit.MILLIS))) {
            throw ApplicationError.CLOCK_SKEW_INVALID.exception();
        }
        return new OidcConfig(
                addresses(redirectUris, ApplicationError.REDIRECT_URI_INVALID),
                ordered(responseTypes, ResponseType.CODE),
                requiredGrants(ordered(responseTypes, ResponseType.CODE)),
                appType,
                authMethod,
                addresses(postLogoutRedirectUris, ApplicationError.POST_LOGOUT_REDIRECT_URI_INVALID),
                devMode,
                accessTokenType,
                accessTokenRoleAssertion,
                idTokenRoleAssertion,
                idTokenUserinfoAssertion,
                clockSkew,
                origins(),
                skipNativeAppSuccessPage,
                logoutUri(),
                loginVersion,
                text(loginBaseUri, ApplicationError.LOGIN_BASE_URI_INVALID));
    }

    /**
     * Returns the configured grants. Fails unless every response type has a grant that can produce it, as in ZITADEL.
     */
    private List<GrantType> requiredGrants(List<ResponseType> responses) {
        List<GrantType> grants = ordered(grantTypes, GrantType.AUTHORIZATION_CODE);
        for (ResponseType response : responses) {
            boolean reachable = switch (response) {
                case CODE -> grants.contains(GrantType.AUTHORIZATION_CODE) || grants.contains(GrantType.DEVICE_CODE);
                case ID_TOKEN, ID_TOKEN_TOKEN -> grants.contains(GrantType.IMPLICIT);
            };
            if (!reachable) {
                throw ApplicationError.GRANT_TYPES_INVALID.exception();
            }
        }
        return grants;
    }

    private List<String> origins() {
        List<String> all = texts(additionalOrigins, ApplicationError.ORIGIN_INVALID);
        if (!all.stream().allMatch(RedirectUris::isOrigin)) {
            throw ApplicationError.ORIGIN_INVALID.exception();
        }
        return all;
    }

    private String logoutUri() {
        String uri = text(backChannelLogoutUri, ApplicationError.BACK_CHANNEL_LOGOUT_URI_INVALID);
        if (!uri.isEmpty() && !RedirectUris.isCallable(uri, devMode)) {
            throw ApplicationError.BACK_CHANNEL_LOGOUT_URI_INVALID.exception();
        }
        return uri;
    }

    private static List<String> addresses(List<String> given, DomainError error) {
        List<String> all = texts(given, error);
        if (!all.stream().allMatch(RedirectUris::isRegistrable)) {
            throw error.exception();
        }
        return all;
    }

    private static List<String> texts(List<String> given, DomainError error) {
        if (given.size() > MAX_ENTRIES) {
            throw error.exception();
        }
        return given.stream().map(one -> text(one, error)).distinct().toList();
    }

    private static String text(String given, DomainError error) {
        String text = given.strip();
        if (text.length() > MAX_TEXT) {
            throw error.exception();
        }
        return text;
    }

    private static <E extends Enum<E>> List<E> ordered(List<E> given, E ifNone) {
        List<E> all = new ArrayList<>(given.isEmpty() ? List.of(ifNone) : given);
        return all.stream().distinct().sorted().toList();
    }
}
