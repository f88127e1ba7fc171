package dev.signet.oidc.authorize;

import dev.signet.jdbc.Row;
import dev.signet.oidc.claims.ClaimsRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An authorization request that passed all checks and waits for a person, or for its code to be redeemed.
 *
 * @param agentId the browser it came from; only that one may finish it
 * @param codeChallenge S256; null for a client that did not use PKCE
 * @param maxAge seconds; null when not asked for
 * @param hintedUser the only user it may be answered about: that of {@code id_token_hint} or of a requested {@code sub};
 *     null for anyone
 * @param orgId the only organization whose users may answer it; null for any
 * @param keyThumbprint of the key its code is bound to (RFC 9449 section 10); null for none
 * @param pushed digest of the pushed request that its code uses up; null for none
 * @param sessionId the session that answers it; null while nobody has signed in
 */
public record AuthRequest(
        String id,
        String agentId,
        String clientId,
        String redirectUri,
        ResponseMode responseMode,
        @Nullable String state,
        @Nullable String nonce,
        List<String> scopes,
        @Nullable String codeChallenge,
        Set<Prompt> prompts,
        @Nullable Long maxAge,
        @Nullable String loginHint,
        List<String> uiLocales,
        @Nullable String hintedUser,
        @Nullable String orgId,
        ClaimsRequest claims,
        @Nullable String keyThumbprint,
        @Nullable String pushed,
        @Nullable String sessionId,
        Instant createdAt,
        Instant expiresAt) {

    static final String COLUMNS = "id, agent_id, client_id, redirect_uri, response_mode, state, nonce, scopes,"
            + " code_challenge, prompts, max_age, login_hint, ui_locales, hinted_user, org_id, claims,"
            + " key_thumbprint, pushed_digest, session_id, created_at, expires_at";

    public AuthRequest {
        scopes = List.copyOf(scopes);
        prompts = Set.copyOf(prompts);
        uiLocales = List.copyOf(uiLocales);
    }

    /**
     * Whether a proof given at that time answers this request: one given for it always does, an older one unless
     * {@code prompt=login} or {@code max_age} asks for another (OpenID Connect Core 3.1.2.1).
     */
    public boolean accepts(Instant authTime, Instant now) {
        if (!authTime.isBefore(createdAt)) {
            return true;
        }
        return !prompts.contains(Prompt.LOGIN)
                && (maxAge == null || authTime.plusSeconds(maxAge).isAfter(now));
    }

    /** Whether it may be answered about this user. */
    public boolean isAbout(String userId) {
        return hintedUser == null || hintedUser.equals(userId);
    }

    /** Whether a user of this organization may answer it. */
    public boolean isOpenTo(String userOrgId) {
        return orgId == null || orgId.equals(userOrgId);
    }

    /** One of a page of this server: the page's path stands where an application has its redirect URI. */
    static AuthRequest ofPage(
            String id,
            String agentId,
            String clientId,
            String path,
            String remembered,
            List<String> scopes,
            @Nullable String orgId,
            Instant createdAt,
            Instant expiresAt) {
        return new AuthRequest(
                id,
                agentId,
                clientId,
                path,
                ResponseMode.QUERY,
                remembered,
                null,
                scopes,
                null,
                Set.of(),
                null,
                null,
                List.of(),
                null,
                orgId,
                ClaimsRequest.of(null),
                null,
                null,
                null,
                createdAt,
                expiresAt);
    }

    /** Whether a page of this server asks, for itself; no application can register a path. */
    public boolean isOfPage() {
        return redirectUri.startsWith("/");
    }

    static AuthRequest read(Row row) throws SQLException {
        Set<Prompt> prompts = EnumSet.noneOf(Prompt.class);
        row.texts("prompts").forEach(name -> prompts.add(Prompt.valueOf(name)));
        return new AuthRequest(
                row.text("id"),
                row.text("agent_id"),
                row.text("client_id"),
                row.text("redirect_uri"),
                ResponseMode.valueOf(row.text("response_mode")),
                row.textOrNull("state"),
                row.textOrNull("nonce"),
                row.texts("scopes"),
                row.textOrNull("code_challenge"),
                prompts,
                row.numberOrNull("max_age"),
                row.textOrNull("login_hint"),
                row.texts("ui_locales"),
                row.textOrNull("hinted_user"),
                row.textOrNull("org_id"),
                ClaimsRequest.of(row.textOrNull("claims")),
                row.textOrNull("key_thumbprint"),
                row.textOrNull("pushed_digest"),
                row.textOrNull("session_id"),
                row.instant("created_at"),
                row.instant("expires_at"));
    }
}
