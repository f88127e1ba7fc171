package dev.signet.oidc.userinfo;

import dev.signet.oidc.dpop.DpopProofs;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The access token of a request to the userinfo endpoint, from either the Authorization header or the body (RFC 6750
 * section 2, RFC 9449 section 7.1).
 *
 * @param proven whether the token was sent with the scheme {@code DPoP}, which requires a proof
 */
record PresentedToken(String text, boolean proven) {
    private static final String BEARER = "Bearer ";
    private static final String DPOP = "DPoP ";

    /** Reads the token; empty if there is none. Throws {@code invalid_request} if both header and body contain one. */
    static Optional<PresentedToken> of(@Nullable String authorization, @Nullable String bodyToken) {
        boolean proven = isScheme(DPOP, authorization);
        boolean inHeader = proven || isScheme(BEARER, authorization);
        if (inHeader && bodyToken != null) {
            throw ProtocolError.INVALID_REQUEST.because("The access token was sent twice.");
        }
        if (inHeader && authorization != null) {
            return Optional.of(new PresentedToken(
                    authorization.substring((proven ? DPOP : BEARER).length()).strip(), proven));
        }
        return Optional.ofNullable(bodyToken).map(text -> new PresentedToken(text, false));
    }

    /**
     * The refusal with a WWW-Authenticate challenge of the scheme that the token was sent with.
     *
     * @param parameters the parameters of the challenge, separated by commas
     */
    ProtocolException refused(DpopProofs proofs, ProtocolException refusal, String parameters) {
        return refusal.with(HttpHeaders.WWW_AUTHENTICATE, proven ? proofs.challenge(parameters) : BEARER + parameters);
    }

    // schemes are case-insensitive (RFC 9110 section 11.1)
    private static boolean isScheme(String scheme, @Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    @Override
    public String toString() {
        return "PresentedToken[" + (proven ? DPOP : BEARER).strip() + ']';
    }
}
