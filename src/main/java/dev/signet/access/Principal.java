package dev.signet.access;

/**
 * The authenticated caller.
 *
 * @param userId the user the token belongs to
 * @param orgId the organization the user belongs to
 * @param tokenId id of the token, for logs; never the token itself
 */
public record Principal(String userId, String orgId, String tokenId) {}
