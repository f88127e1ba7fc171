package dev.signet.user;

/** How user names and domains relate in an organization (ZITADEL's domain policy); implemented by the organization. */
public interface LoginNamePolicy {

    /**
     * Whether login names end in a domain of the organization. If so, user names are unique within the organization,
     * else within the instance.
     */
    boolean mustBeDomain(String orgId);
}
