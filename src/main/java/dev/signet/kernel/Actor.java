package dev.signet.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Who makes a change and from where; recorded with every event.
 *
 * @param id user id, or {@link #SYSTEM_ID} for the server itself
 * @param clientIp address of the caller; personal data of the actor
 * @param userAgent the caller's {@code User-Agent}; personal data of the actor
 * @param correlationId joins the events and log lines of one request
 */
public record Actor(
        String id,
        @Nullable String clientIp,
        @Nullable String userAgent,
        @Nullable String correlationId) {

    /** The id under which the server's own changes are recorded. */
    public static final String SYSTEM_ID = "SYSTEM";

    /** The server acting on its own. */
    public static Actor system() {
        return new Actor(SYSTEM_ID, null, null, null);
    }

    /** Somebody who turned out to have made the same request. */
    public Actor as(String otherId) {
        return new Actor(otherId, clientIp, userAgent, correlationId);
    }
}
