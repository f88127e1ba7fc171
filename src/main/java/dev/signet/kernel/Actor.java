package dev.signet.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a change and from where. Everything except {@code provenAt} and {@code
 * twoFactors} is recorded with every event, but the address
 * and the user agent only if the actor has a key that encrypts them.
 *
 * @param id user id, or {@link #SYSTEM_ID} for the server itself
 * @param clientIp IP address of the caller; personal data of the actor
 * @param userAgent the caller's {@code User-Agent} header; personal data of the actor
 * @param correlationId shared by all events and log lines of one request
 * @param provenAt when the acting person last authenticated in the session behind this request; null for machines, for
 * the server itself, and where no rule depends on it
 * @param twoFactors whether the person proved more than one factor in that session
 */
public record Actor(
        String id,
        @Nullable String clientIp,
        @Nullable String userAgent,
        @Nullable String correlationId,
        @Nullable Instant provenAt,
        boolean twoFactors) {

    /** The id under which the server's own changes are recorded. */
    public static final String SYSTEM_ID = "SYSTEM";

    /** Creates an actor whose last authentication is unknown. */
    public Actor(String id, @Nullable String clientIp, @Nullable String userAgent, @Nullable String correlationId) {
        this(id, clientIp, userAgent, correlationId, null, false);
    }

    /** Creates an actor who proved at most one factor. */
    public Actor(
            String id,
            @Nullable String clientIp,
            @Nullable String userAgent,
            @Nullable String correlationId,
            @Nullable Instant provenAt) {
        this(id, clientIp, userAgent, correlationId, provenAt, false);
    }

    /** Returns the actor for changes that the server makes on its own. */
    public static Actor system() {
        return new Actor(SYSTEM_ID, null, null, null);
    }

    /** Returns the same actor, who authenticated at this time with one factor. */
    public Actor provenAt(Instant time) {
        return new Actor(id, clientIp, userAgent, correlationId, time);
    }

    /**
     * Returns an actor with another id and the same request data, but without {@code provenAt}. For requests during
     * which the user becomes known.
     */
    public Actor as(String otherId) {
        return new Actor(otherId, clientIp, userAgent, correlationId);
    }
}
