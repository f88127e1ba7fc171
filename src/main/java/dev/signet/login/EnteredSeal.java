package dev.signet.login;

import dev.signet.interaction.SignInRequests;
import dev.signet.vault.SealedSecrets;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries what a person entered in a form through the redirect back to the page of that form. The values are encrypted,
 * so that names and mail addresses reach neither the history of the browser nor the log of a proxy, and bound to the
 * browser and the request. Passwords are never carried.
 */
@Singleton
final class EnteredSeal {
    static final String PARAMETER = "entered";

    private static final String PURPOSE = "login-entered";
    private static final int MAX_LENGTH = 8_000;

    private final SealedSecrets sealed;
    private final Clock clock;

    EnteredSeal(SealedSecrets sealed, Clock clock) {
        this.sealed = sealed;
        this.clock = clock;
    }

    String seal(Map<String, String> values, String agentId, String requestId) {
        String text = clock.instant().getEpochSecond() + "&"
                + values.entrySet().stream()
                        .map(value ->
                                value.getKey() + '=' + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return sealed.sealForUrl(PURPOSE, place(agentId, requestId), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Opens what was sealed for this browser and request; empty for any other text, or if it has expired. */
    Map<String, String> open(@Nullable String text, String agentId, String requestId) {
        if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
            return Map.of();
        }
        return sealed.openFromUrl(PURPOSE, place(agentId, requestId), text)
                .map(plain -> read(new String(plain, StandardCharsets.UTF_8)))
                .orElse(Map.of());
    }

    private Map<String, String> read(String text) {
        String[] parts = text.split("&", -1);
        Instant at = Instant.ofEpochSecond(Long.parseLong(parts[0]));
        if (clock.instant().isAfter(at.plus(SignInRequests.LIFETIME))) {
            return Map.of();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            values.put(
                    parts[i].substring(0, equals),
                    URLDecoder.decode(parts[i].substring(equals + 1), StandardCharsets.UTF_8));
        }
        return values;
    }

    private static String place(String agentId, String requestId) {
        return agentId + '/' + requestId;
    }
}
