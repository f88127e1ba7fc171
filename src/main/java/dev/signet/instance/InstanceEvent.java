package dev.signet.instance;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What can happen to the instance. */
public sealed interface InstanceEvent extends DomainEvent {

    /** The installation was set up. */
    @RegisterForReflection
    record Added(String name) implements InstanceEvent {}

    /** Users without another choice belong to this organization. */
    @RegisterForReflection
    record DefaultOrgSet(String orgId) implements InstanceEvent {}

    /** The instance-wide domain policy was set for the first time. */
    @RegisterForReflection
    record DomainPolicyAdded(boolean userLoginMustBeDomain) implements InstanceEvent {}

    /** The instance-wide domain policy was changed. */
    @RegisterForReflection
    record DomainPolicyChanged(boolean userLoginMustBeDomain) implements InstanceEvent {}
}
