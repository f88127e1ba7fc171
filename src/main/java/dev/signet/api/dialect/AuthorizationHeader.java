package dev.signet.api.dialect;

import com.google.protobuf.Message;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds tokens in the {@code Authorization} header with the schemes Bearer (RFC 6750) and DPoP (RFC 9449). */
public final class AuthorizationHeader implements Credentials {
    private static final String BEARER = "Bearer ";
    private static final String DPOP = "DPoP ";

    @Override
    public Credential find(CallHeaders headers, Message request) {
        String authorization = headers.get("authorization");
        String bearer = token(BEARER, authorization);
        if (bearer != null) {
            return new Credential.Bearer(bearer);
        }
        String bound = token(DPOP, authorization);
        return bound == null ? Credential.none() : new Credential.Bound(bound);
    }

    @Override
    public String challenge() {
        return "Bearer";
    }

    @Override
    public Map<String, String> securityScheme() {
        return Map.of("type", "http", "scheme", "bearer", "description", "A personal access token or an access token.");
    }

    /** The token sent with a scheme, which is case-insensitive (RFC 9110 section 11.1); null if there is none. */
    private static @Nullable String token(String scheme, @Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, scheme, 0, scheme.length())) {
            return null;
        }
        String token = authorization.substring(scheme.length()).strip();
        return token.isEmpty() ? null : token;
    }
}
