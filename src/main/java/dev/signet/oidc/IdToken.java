package dev.signet.oidc;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an ID token of this issuer says that came back to it; it may have expired. Claims of another type than they should
 * have read as absent.
 *
 * @param clientId the client it was made for ({@code azp})
 * @param claims all of them
 */
public record IdToken(String userId, String clientId, Instant issuedAt, Instant expiresAt, Map<String, Object> claims) {

    /** A text that is not empty. */
    public @Nullable String text(String name) {
        return text(claims, name);
    }

    public @Nullable Instant time(String name) {
        return time(claims, name);
    }

    /** The texts of a list, or the only one. */
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
