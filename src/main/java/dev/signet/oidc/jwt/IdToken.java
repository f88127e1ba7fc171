package dev.signet.oidc.jwt;

import dev.signet.token.Claims;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An ID token of this issuer that somebody sent back to this server. It may have expired. Claims of the wrong JSON type
 * count as absent.
 *
 * @param clientId the client that it was issued to ({@code azp})
 * @param claims all of its claims
 */
public record IdToken(String userId, String clientId, Instant issuedAt, Instant expiresAt, Map<String, Object> claims) {

    /** The value of a claim that is a non-empty text; otherwise null. */
    public @Nullable String text(String name) {
        return new Claims(claims).text(name);
    }

    public @Nullable Instant time(String name) {
        return new Claims(claims).time(name);
    }

    /** The texts of a claim that is a list of texts or a single text. */
    public List<String> texts(String name) {
        return new Claims(claims).texts(name);
    }

    @Override
    public String toString() {
        return "IdToken[" + clientId + ']';
    }
}
