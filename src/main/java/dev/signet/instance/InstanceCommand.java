package dev.signet.instance;

/** What can be asked of the instance. */
public sealed interface InstanceCommand {

    /** Sets the installation up; once. */
    record SetUp(String name, String defaultOrgId, boolean userLoginMustBeDomain) implements InstanceCommand {}

    /** Makes another organization the default. */
    record SetDefaultOrg(String orgId) implements InstanceCommand {}

    /** Decides whether login names carry the organization's domain. */
    record ChangeDomainPolicy(boolean userLoginMustBeDomain) implements InstanceCommand {}
}
