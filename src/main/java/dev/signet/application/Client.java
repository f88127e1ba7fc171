package dev.signet.application;

import dev.signet.access.AccessTokenType;
import dev.signet.project.PrivateLabeling;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the protocol needs to know of an application, in its current state.
 *
 * @param clientId decimal number, different from {@code appId}
 * @param redirectUris as registered; {@link #allowsRedirect} tells whether a response may be sent to an address
 * @param grantTypes empty for an API
 * @param accessTokenRoleAssertion whether access tokens contain the user's roles in the project, if they are JWTs
 * @param idTokenRoleAssertion whether ID tokens contain the user's roles in the project
 * @param clockSkew 0 to 5 seconds; the times in the client's tokens are extended by it in both directions
 * @param additionalOrigins origins of the client's browser code; without effect, because the endpoints answer requests
 * from every origin and use no cookies
 * @param skipNativeAppSuccessPage without effect, because there is no such page
 * @param backChannelLogoutUri https, or http to a loopback address or in dev mode; null for none
 * @param addresses the addresses that the client gave when it registered itself; none for other clients
 * @param algorithms the algorithms with which responses to the client are signed; only clients that registered
 * themselves request any
 * @param projectRoleAssertion whether userinfo and introspection contain the user's roles even if the client does not
 * request them
 * @param projectRoleCheck whether only users who have a role in the project may sign in
 * @param privateLabeling whose branding the sign-in pages show
 * @param hasProjectCheck whether only users of the organization that owns the project, and of organizations to which it
 * is granted, may sign in
 * @param secretDigest keyed digest of the client's secret; null if it has none
 * @param active whether application, project and organization are all active
 */
public record Client(
        String clientId,
        String appId,
        String projectId,
        String orgId,
        String name,
        AppType appType,
        AuthMethod authMethod,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        Set<GrantType> grantTypes,
        Set<ResponseType> responseTypes,
        boolean devMode,
        AccessTokenType accessTokenType,
        boolean accessTokenRoleAssertion,
        boolean idTokenRoleAssertion,
        boolean idTokenUserinfoAssertion,
        Duration clockSkew,
        List<String> additionalOrigins,
        boolean skipNativeAppSuccessPage,
        @Nullable String backChannelLogoutUri,
        ClientAddresses addresses,
        ResponseAlgorithms algorithms,
        TokenSettings tokens,
        boolean projectRoleAssertion,
        boolean projectRoleCheck,
        PrivateLabeling privateLabeling,
        boolean hasProjectCheck,
        @Nullable String secretDigest,
        boolean active) {

    public Client {
        redirectUris = List.copyOf(redirectUris);
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
        grantTypes = Set.copyOf(grantTypes);
        responseTypes = Set.copyOf(responseTypes);
        additionalOrigins = List.copyOf(additionalOrigins);
    }

    /**
     * Tells whether the response to an authorization request may be sent to this address. It must be a registered
     * address that this type of client may use (RFC 9700 section 2.1, RFC 8252 section 7.3, attack A-3).
     */
    public boolean allowsRedirect(String uri) {
        return RedirectUris.allows(redirectUris, uri, appType, devMode);
    }

    /**
     * Tells whether a browser may be redirected to this address after signing out (RP-Initiated Logout 1.0 section
     * 3.1).
     */
    public boolean allowsPostLogoutRedirect(String uri) {
        return RedirectUris.allows(postLogoutRedirectUris, uri, appType, devMode);
    }

    @Override
    public String toString() {
        return "Client[" + clientId + ']';
    }
}
