package dev.signet.oidc.authorize;

import dev.signet.jdbc.Row;
import dev.signet.oidc.claims.ClaimsRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An authorization code and what it was issued for.
 *
 * @param digest digest of the code
 * @param codeChallenge the S256 challenge; null if the client did not use PKCE
 * @param orgId the only organization whose users may redeem the code; null for any organization
 * @param keyThumbprint thumbprint of the key that the code is bound to (RFC 9449 section 10); null for none
 * @param sessionId the session of the person who signed in for the request
 * @param expiresAt time from which the code can no longer be redeemed
 * @param familyId the token family that was started with the code; null if the code has not been redeemed
 */
public record AuthorizationCode(
        String digest,
        String clientId,
        String redirectUri,
        @Nullable String nonce,
        List<String> scopes,
        @Nullable String codeChallenge,
        @Nullable String orgId,
        ClaimsRequest claims,
        @Nullable String keyThumbprint,
        String sessionId,
        Instant expiresAt,
        @Nullable String familyId) {
    static final String COLUMNS = "code_digest, client_id, redirect_uri, nonce, scopes, code_challenge, org_id, claims,"
            + " key_thumbprint, session_id, expires_at, family_id";

    public AuthorizationCode {
        scopes = List.copyOf(scopes);
    }

    /** Whether users of this organization may use the code. */
    public boolean isOpenTo(String userOrgId) {
        return orgId == null || orgId.equals(userOrgId);
    }

    static AuthorizationCode read(Row row) throws SQLException {
        return new AuthorizationCode(
                row.text("code_digest"),
                row.text("client_id"),
                row.text("redirect_uri"),
                row.textOrNull("nonce"),
                row.texts("scopes"),
                row.textOrNull("code_challenge"),
                row.textOrNull("org_id"),
                ClaimsRequest.of(row.textOrNull("claims")),
                row.textOrNull("key_thumbprint"),
                row.text("session_id"),
                row.instant("expires_at"),
                row.textOrNull("family_id"));
    }

    @Override
    public String toString() {
        return "AuthorizationCode[" + clientId + ']';
    }
}
