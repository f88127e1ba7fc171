package dev.signet.instance;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Events of the instance. */
@RegisterForReflection
public sealed interface InstanceEvent extends DomainEvent {

    /** The instance was set up. */
    record Added(String name) implements InstanceEvent {}

    /** This organization became the default one, to which a user belongs unless another organization is given. */
    record DefaultOrgSet(String orgId) implements InstanceEvent {}

    /**
     * The instance-wide domain policy was set for the first time.
     *
     * @param validateOrgDomains whether an organization has to prove that a domain is its own
     */
    record DomainPolicyAdded(boolean userLoginMustBeDomain, boolean validateOrgDomains) implements InstanceEvent {}

    /** The instance-wide domain policy was changed. */
    record DomainPolicyChanged(boolean userLoginMustBeDomain, boolean validateOrgDomains) implements InstanceEvent {}
}
