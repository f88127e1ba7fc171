package dev.signet.instance;

/** Commands that change the instance. */
public sealed interface InstanceCommand {

    /** Sets up the instance; possible only once. */
    record SetUp(String name, String defaultOrgId, boolean userLoginMustBeDomain, boolean validateOrgDomains)
            implements InstanceCommand {}

    /** Makes another organization the default one. */
    record SetDefaultOrg(String orgId) implements InstanceCommand {}

    /**
     * Changes whether login names end in the organization's domain, and whether organizations have to prove that
     * domains are theirs.
     */
    record ChangeDomainPolicy(boolean userLoginMustBeDomain, boolean validateOrgDomains) implements InstanceCommand {}
}
