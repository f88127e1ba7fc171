package dev.signet.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tokens stand for: who lets whom do what, and how it came about.
 *
 * @param clientId the application's client id; equal to {@code userId} where a machine user asks for itself
 * @param sessionId the browser session it came from; null for machines and impersonation
 * @param audience who may accept access tokens
 * @param authTime when the person proved who they are; null for machines
 * @param amr how (RFC 8176)
 * @param keyThumbprint JWK thumbprint of the key that must be proven with each use (RFC 9449); null for none
 * @param userinfoClaims names of claims the {@code claims} parameter asked userinfo for (OpenID Connect Core 5.5)
 * @param idTokenClaims names of claims it asked for in ID tokens; access tokens do not carry them
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

    /** Terms without claims that were asked for in ID tokens. */
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

    /** Terms of a machine user that asks for itself: client credentials, JWT bearer. */
    public static TokenTerms ofMachine(String userId, List<String> scopes, List<String> audience) {
        return new TokenTerms(userId, userId, null, scopes, audience, null, List.of(), null, List.of());
    }

    /** The same for a key that must be proven; null for none. */
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

    /** The same for these recipients. */
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

    /** The same with these scopes. */
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
