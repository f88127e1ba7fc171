package dev.signet.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a change and from where; recorded with every event, but for {@code provenAt}.
 *
 * @param id user id, or {@link #SYSTEM_ID} for the server itself
 * @param clientIp address of the caller; personal data of the actor
 * @param userAgent the caller's {@code User-Agent}; personal data of the actor
 * @param correlationId joins the events and log lines of one request
 * @param provenAt when the person at work last proved who they are for this request; null for machines, for the server,
 *     and where nobody asks
 */
public record Actor(
        String id,
        @Nullable String clientIp,
        @Nullable String userAgent,
        @Nullable String correlationId,
        @Nullable Instant provenAt) {

    /** The id under which the server's own changes are recorded. */
    public static final String SYSTEM_ID = "SYSTEM";

    /** Somebody of whom is not known when they proved who they are. */
    public Actor(String id, @Nullable String clientIp, @Nullable String userAgent, @Nullable String correlationId) {
        this(id, clientIp, userAgent, correlationId, null);
    }

    /** The server acting on its own. */
    public static Actor system() {
        return new Actor(SYSTEM_ID, null, null, null);
    }

    /** Somebody who turned out to have made the same request. */
    public Actor as(String otherId) {
        return new Actor(otherId, clientIp, userAgent, correlationId);
    }
}
