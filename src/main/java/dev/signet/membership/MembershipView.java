package dev.signet.membership;

import java.time.Instant;
import java.util.List;

/**
 * A membership as a query answers it.
 *
 * @param ownerId the instance or organization it is held on
 */
public record MembershipView(
        String userId,
        MembershipLevel level,
        String ownerId,
        String ownerName,
        List<String> roles,
        long version,
        Instant createdAt,
        Instant changedAt) {}
