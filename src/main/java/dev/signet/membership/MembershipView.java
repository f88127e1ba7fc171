package dev.signet.membership;

import java.time.Instant;
import java.util.List;

/**
 * A membership as queries return it.
 *
 * @param ownerId id of the instance or organization that the roles apply to
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
