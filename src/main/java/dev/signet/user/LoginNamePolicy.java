package dev.signet.user;

/** Tells how login names are formed in an organization (ZITADEL's domain policy). */
public interface LoginNamePolicy {

    /**
     * Tells whether login names end in a domain of the organization. If so, user names are unique within the
     * organization, otherwise within the instance.
     */
    boolean mustBeDomain(String orgId);
}
