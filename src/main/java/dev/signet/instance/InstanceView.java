package dev.signet.instance;

import java.time.Instant;

/** The instance as queries return it. */
public record InstanceView(
        String id,
        String name,
        String defaultOrgId,
        boolean userLoginMustBeDomain,
        boolean validateOrgDomains,
        long version,
        Instant createdAt,
        Instant changedAt) {}
