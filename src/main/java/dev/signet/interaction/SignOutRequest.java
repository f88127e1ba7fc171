package dev.signet.interaction;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to sign a person out, already checked by the protocol that received it.
 *
 * @param sessionId the session to end, taken from a token in the request; null if there was no such token
 * @param actorId the user named by that token; null without a token
 * @param clientId the application that a token or a registered address in the request belongs to; null if there is
 *     neither
 * @param target the registered address where the browser goes afterwards; null to show the page that confirms the
 *     sign-out
 * @param uiLocales BCP 47 tags of the languages that the application prefers, best first
 */
public record SignOutRequest(
        @Nullable String sessionId,
        @Nullable String actorId,
        @Nullable String clientId,
        @Nullable String target,
        List<String> uiLocales,
        Instant createdAt) {
    public SignOutRequest {
        uiLocales = List.copyOf(uiLocales);
    }
}
