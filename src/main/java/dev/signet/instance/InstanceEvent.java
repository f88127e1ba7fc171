package dev.signet.instance;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Events of the instance. */
public sealed interface InstanceEvent extends DomainEvent {

    /** The instance was set up. */
    @RegisterForReflection
    record Added(String name) implements InstanceEvent {}

    /** This organization became the default, which a user belongs to unless another one is given. */
    @RegisterForReflection
    record DefaultOrgSet(String orgId) implements InstanceEvent {}

    /** The instance-wide domain policy was set for the first time. */
    @RegisterForReflection
    record DomainPolicyAdded(boolean userLoginMustBeDomain) implements InstanceEvent {}

    /** The instance-wide domain policy was changed. */
    @RegisterForReflection
    record DomainPolicyChanged(boolean userLoginMustBeDomain) implements InstanceEvent {}
}
