package dev.signet.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The authenticated caller.
 *
 * @param userId the user the token belongs to
 * @param orgId the organization the user belongs to
 * @param tokenId id of the token, for logs; never the token itself
 * @param sessionId the browser session the token came from; null for machines and personal access tokens
 * @param authTime when the person last proved who they are for this token; null for machines, personal access tokens and
 *     whoever acts for somebody else
 * @param memberships what the user held when the token was checked, which is when the call began
 * @param actorId who acts for the user (RFC 8693); null when the user does
 */
public record Principal(
        String userId,
        String orgId,
        String tokenId,
        @Nullable String sessionId,
        @Nullable Instant authTime,
        List<Membership> memberships,
        @Nullable String actorId) {

    public Principal {
        memberships = List.copyOf(memberships);
    }

    /** Whom to name as the one who did it: who acts for the user, or the user. */
    public String actingId() {
        return actorId == null ? userId : actorId;
    }
}
