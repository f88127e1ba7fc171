package dev.signet.login;

import dev.signet.vault.SealedSecrets;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries what a person entered in a form through the redirect back to the page of that form: names, mail addresses and
 * mailed codes, never passwords. The values are encrypted, so that they reach neither the history of the browser nor
 * the log of a proxy, and bound to the browser, the request and the page.
 */
@Singleton
final class EnteredSeal {
    static final String PARAMETER = "entered";

    private static final String PURPOSE = "login-entered";
    /** In characters. There is room for the longest login name together with the sealed login name of a mailed link. */
    private static final int MAX_LENGTH = 14_000;

    /** How long the page still shows the values when it is reloaded. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final SealedSecrets sealed;
    private final Clock clock;

    EnteredSeal(SealedSecrets sealed, Clock clock) {
        this.sealed = sealed;
        this.clock = clock;
    }

    /**
     * Seals the values of a form.
     *
     * @param values texts of one line by the name of the field; a line break in a text is replaced by a space
     * @param page path of the page that shows the values again
     */
    String seal(Map<String, String> values, String agentId, String requestId, String page) {
        String text = clock.instant().getEpochSecond() + "\n"
                + values.entrySet().stream()
                        .map(value -> value.getKey() + '=' + value.getValue().replace('\n', ' '))
                        .collect(Collectors.joining("\n"));
        return sealed.sealForUrl(PURPOSE, place(agentId, requestId, page), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Opens what was sealed for this browser, request and page; empty for any other text, or if it has expired. */
    Map<String, String> open(@Nullable String text, String agentId, String requestId, String page) {
        if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
            return Map.of();
        }
        return sealed.openFromUrl(PURPOSE, place(agentId, requestId, page), text)
                .map(plain -> read(new String(plain, StandardCharsets.UTF_8)))
                .orElse(Map.of());
    }

    private Map<String, String> read(String text) {
        String[] lines = text.split("\n", -1);
        Instant at = Instant.ofEpochSecond(Long.parseLong(lines[0]));
        if (clock.instant().isAfter(at.plus(KEPT))) {
            return Map.of();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int equals = lines[i].indexOf('=');
            if (equals > 0) {
                values.put(lines[i].substring(0, equals), lines[i].substring(equals + 1));
            }
        }
        return values;
    }

    private static String place(String agentId, String requestId, String page) {
        return agentId + '/' + requestId + page;
    }
}
