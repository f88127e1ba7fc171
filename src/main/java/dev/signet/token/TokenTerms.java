package dev.signet.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token stands for: which client may do what for which user, and how the user authenticated.
 *
 * @param clientId the application's client id; equal to {@code userId} when a machine user gets a token for itself
 * @param sessionId the browser session in which the user signed in; null for machine users and impersonation
 * @param audience the resource servers that may accept access tokens
 * @param authTime when the person authenticated; null for machine users
 * @param amr how the person authenticated (RFC 8176)
 * @param keyThumbprint JWK thumbprint of the key that must be proven with each use (RFC 9449); null for none
 * @param userinfoClaims names of the claims that the {@code claims} parameter requests from userinfo (OpenID Connect
 * Core 5.5)
 * @param idTokenClaims names of the claims that the {@code claims} parameter requests in ID tokens; access tokens do
 * not contain this list
 */
public record TokenTerms(
        String clientId,
        String userId,
        @Nullable String sessionId,
        List<String> scopes,
        List<String> audience,
        @Nullable Instant authTime,
        List<String> amr,
        @Nullable String keyThumbprint,
        List<String> userinfoClaims,
        List<String> idTokenClaims) {

    public TokenTerms {
        scopes = List.copyOf(scopes);
        audience = List.copyOf(audience);
        amr = List.copyOf(amr);
        userinfoClaims = List.copyOf(userinfoClaims);
        idTokenClaims = List.copyOf(idTokenClaims);
    }

    /** Creates terms without requested claims for ID tokens. */
    public TokenTerms(
            String clientId,
            String userId,
            @Nullable String sessionId,
            List<String> scopes,
            List<String> audience,
            @Nullable Instant authTime,
            List<String> amr,
            @Nullable String keyThumbprint,
            List<String> userinfoClaims) {
        this(clientId, userId, sessionId, scopes, audience, authTime, amr, keyThumbprint, userinfoClaims, List.of());
    }

    /** Creates the terms of a machine user that gets a token for itself, by client credentials or JWT bearer. */
    public static TokenTerms ofMachine(String userId, List<String> scopes, List<String> audience) {
        return new TokenTerms(userId, userId, null, scopes, audience, null, List.of(), null, List.of());
    }

    /** Returns these terms bound to the key with this thumbprint, or to none if it is null. */
    public TokenTerms boundTo(@Nullable String thumbprint) {
        return new TokenTerms(
                clientId,
                userId,
                sessionId,
                scopes,
                audience,
                authTime,
                amr,
                thumbprint,
                userinfoClaims,
                idTokenClaims);
    }

    /** Returns these terms with another audience. */
    public TokenTerms withAudience(List<String> narrowed) {
        return new TokenTerms(
                clientId,
                userId,
                sessionId,
                scopes,
                narrowed,
                authTime,
                amr,
                keyThumbprint,
                userinfoClaims,
                idTokenClaims);
    }

    /** Returns these terms with other scopes. */
    public TokenTerms withScopes(List<String> narrowed) {
        return new TokenTerms(
                clientId,
                userId,
                sessionId,
                narrowed,
                audience,
                authTime,
                amr,
                keyThumbprint,
                userinfoClaims,
                idTokenClaims);
    }
}
