package dev.signet.org;

import java.time.Instant;

/** An organization as queries return it. */
public record OrgView(
        String id,
        String name,
        OrgState state,
        String primaryDomain,
        long version,
        Instant createdAt,
        Instant changedAt) {}
