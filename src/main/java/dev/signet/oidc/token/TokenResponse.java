package dev.signet.oidc.token;

import dev.signet.token.AccessTokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A successful response (RFC 6749 section 5.1, OpenID Connect Core 3.1.3.3, RFC 8693 section 2.2.1).
 *
 * @param accessToken the value of {@code access_token}; after an exchange it may be an ID token
 * @param type the value of {@code token_type}: Bearer, DPoP, or N_A if the issued token is not an access token
 * @param issuedType the value of {@code issued_token_type} after an exchange; null for other grants
 */
public record TokenResponse(
        AccessTokens.Issued accessToken,
        String type,
        @Nullable String issuedType,
        @Nullable String refreshToken,
        @Nullable String idToken,
        List<String> scopes) {

    public TokenResponse {
        scopes = List.copyOf(scopes);
    }

    TokenResponse(
            AccessTokens.Issued accessToken,
            @Nullable String refreshToken,
            @Nullable String idToken,
            List<String> scopes) {
        this(accessToken, accessToken.token().type(), null, refreshToken, idToken, scopes);
    }

    /** The response to a token exchange. */
    public static TokenResponse exchanged(AccessTokens.Issued token, String type, String issuedType) {
        return new TokenResponse(
                token, type, issuedType, null, null, token.token().scopes());
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("access_token", accessToken.value());
        json.put("token_type", type);
        if (issuedType != null) {
            json.put("issued_token_type", issuedType);
        }
        json.put("expires_in", accessToken.lifetimeSeconds());
        if (refreshToken != null) {
            json.put("refresh_token", refreshToken);
        }
        if (idToken != null) {
            json.put("id_token", idToken);
        }
        if (!scopes.isEmpty()) {
            json.put("scope", String.join(" ", scopes));
        }
        return json;
    }

    @Override
    public String toString() {
        return "TokenResponse[" + scopes + ']';
    }
}
