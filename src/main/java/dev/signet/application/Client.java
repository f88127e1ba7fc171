package dev.signet.application;

import dev.signet.project.PrivateLabeling;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the protocol needs to know of an application, as of now.
 *
 * @param clientId decimal number, other than {@code appId}
 * @param redirectUris as registered; whether an answer may go to one is told by {@link #allowsRedirect}
 * @param grantTypes empty for an API
 * @param accessTokenRoleAssertion takes effect with user grants
 * @param idTokenRoleAssertion takes effect with user grants
 * @param clockSkew 0 to 5 seconds; the times in its tokens are wider by it
 * @param additionalOrigins of its browser code; without effect, the endpoints answer every origin without cookies
 * @param skipNativeAppSuccessPage without effect; there is no such page
 * @param backChannelLogoutUri https, or http to a loopback address, or in dev mode; null for none
 * @param addresses what it named when it registered itself; none for other clients
 * @param algorithms it is answered with; only clients that registered themselves ask for any
 * @param projectRoleAssertion whether userinfo and introspection tell the user's roles without being asked; takes effect
 *     with user grants
 * @param projectRoleCheck whether only users with a role in the project may come in; takes effect with user grants
 * @param privateLabeling whose look the sign-in pages have
 * @param hasProjectCheck whether only users of organizations that own or were granted the project may come in
 * @param secretDigest keyed digest of its secret; null without one
 * @param active whether application, project and organization all are
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
     * Whether the answer to an authorization request may go to this address: a registered one, and one that this kind of
     * client may use (RFC 9700 section 2.1, RFC 8252 section 7.3, attack A-3).
     */
    public boolean allowsRedirect(String uri) {
        return RedirectUris.allows(redirectUris, uri, appType, devMode);
    }

    /** Whether a browser may be sent to this address after sign-out (RP-Initiated Logout 1.0 section 3.1). */
    public boolean allowsPostLogoutRedirect(String uri) {
        return RedirectUris.allows(postLogoutRedirectUris, uri, appType, devMode);
    }

    @Override
    public String toString() {
        return "Client[" + clientId + ']';
    }
}
