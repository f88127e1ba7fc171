package dev.signet.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The authenticated caller.
 *
 * @param userId the user of the token
 * @param orgId the organization of the user
 * @param tokenId id of the token, for logs; never the token itself
 * @param sessionId the browser session that the token came from; null for machine users and personal access tokens
 * @param authTime when the person last authenticated for this token; null for machine users, personal access tokens and
 * actors who act for somebody else
 * @param memberships the user's memberships when the token was checked, at the beginning of the call
 * @param actorId the user who acts for {@code userId} (RFC 8693); null when the user acts directly
 * @param clientId the application to which the token was issued, or the id of a machine user that got it for itself;
 * null for personal access tokens
 * @param twoFactors whether the person has proven more than one factor in the session behind the token
 */
public record Principal(
        String userId,
        String orgId,
        String tokenId,
        @Nullable String sessionId,
        @Nullable Instant authTime,
        List<Membership> memberships,
        @Nullable String actorId,
        @Nullable String clientId,
        boolean twoFactors) {

    /** Creates a caller whose token was issued to no application. */
    public Principal(
            String userId,
            String orgId,
            String tokenId,
            @Nullable String sessionId,
            @Nullable Instant authTime,
            List<Membership> memberships,
            @Nullable String actorId) {
        this(userId, orgId, tokenId, sessionId, authTime, memberships, actorId, null, false);
    }

    public Principal {
        memberships = List.copyOf(memberships);
    }

    /** Returns the user to record as the author of a change: the actor who acts for the user, or the user. */
    public String actingId() {
        return actorId == null ? userId : actorId;
    }
}
