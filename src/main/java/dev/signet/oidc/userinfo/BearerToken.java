package dev.signet.oidc.userinfo;

import dev.signet.oidc.ProtocolError;
import org.jspecify.annotations.Nullable;

/** The access token of a request, in the header or the body, not both (RFC 6750 section 2). */
final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    static String of(@Nullable String authorization, @Nullable String bodyToken) {
        boolean inHeader = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (inHeader && bodyToken != null) {
            throw ProtocolError.INVALID_REQUEST.because("The access token was sent twice.");
        }
        if (inHeader && authorization != null) {
            return authorization.substring(SCHEME.length()).strip();
        }
        if (bodyToken == null || bodyToken.isEmpty()) {
            throw ProtocolError.INVALID_TOKEN.because("An access token is required.");
        }
        return bodyToken;
    }
}
