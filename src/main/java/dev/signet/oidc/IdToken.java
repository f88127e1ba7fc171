package dev.signet.oidc;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An ID token of this issuer that was sent back; it may have expired. Claims of the wrong JSON type count as absent.
 *
 * @param clientId the client that it was issued to ({@code azp})
 * @param claims all of its claims
 */
public record IdToken(String userId, String clientId, Instant issuedAt, Instant expiresAt, Map<String, Object> claims) {

    /** The value of a claim that is a non-empty text; otherwise null. */
    public @Nullable String text(String name) {
        return text(claims, name);
    }

    public @Nullable Instant time(String name) {
        return time(claims, name);
    }

    /** The texts of a claim that is a list of texts or a single text. */
    public List<String> texts(String name) {
        Object value = claims.get(name);
        if (value instanceof String text) {
            return List.of(text);
        }
        return value instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    static @Nullable String text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text && !text.isEmpty() ? text : null;
    }

    static @Nullable Instant time(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : null;
    }

    @Override
    public String toString() {
        return "IdToken[" + clientId + ']';
    }
}
