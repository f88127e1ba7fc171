package dev.signet.interaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to sign a person out, checked by the protocol it came by.
 *
 * @param sessionId the session that the asker means, shown by a token of it; null when nothing showed one
 * @param actorId who asks according to that token; null without one
 * @param target where the browser goes after it, a registered address; null for the page that says so
 */
public record SignOutRequest(
        @Nullable String sessionId,
        @Nullable String actorId,
        @Nullable String target,
        Instant createdAt) {}
