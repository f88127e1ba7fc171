package dev.signet.access;

import org.jspecify.annotations.Nullable;

/**
 * The authenticated caller.
 *
 * @param userId the user the token belongs to
 * @param orgId the organization the user belongs to
 * @param tokenId id of the token, for logs; never the token itself
 * @param sessionId the browser session the token came from; null for machines and personal access tokens
 */
public record Principal(
        String userId,
        String orgId,
        String tokenId,
        @Nullable String sessionId) {

    /** A caller without session. */
    public Principal(String userId, String orgId, String tokenId) {
        this(userId, orgId, tokenId, null);
    }
}
