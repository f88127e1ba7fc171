package dev.signet.oidc.token;

import dev.signet.token.AccessTokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A successful answer (RFC 6749 section 5.1, OpenID Connect Core 3.1.3.3). */
public record TokenResponse(
        AccessTokens.Issued accessToken,
        @Nullable String refreshToken,
        @Nullable String idToken,
        List<String> scopes) {

    public TokenResponse {
        scopes = List.copyOf(scopes);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("access_token", accessToken.value());
        json.put("token_type", accessToken.token().type());
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
