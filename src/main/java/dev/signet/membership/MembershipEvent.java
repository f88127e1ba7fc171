package dev.signet.membership;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** Events of a membership. */
public sealed interface MembershipEvent extends DomainEvent {

    /** Roles were given. */
    sealed interface Added extends MembershipEvent {
        String userId();

        List<String> roles();
    }

    /** The roles were replaced. */
    sealed interface Changed extends MembershipEvent {
        List<String> roles();
    }

    /** The membership ended. */
    sealed interface Removed extends MembershipEvent {}

    /** Roles on the whole instance were given. */
    @RegisterForReflection
    record InstanceMemberAdded(String userId, List<String> roles) implements Added {}

    /** The roles on the instance were replaced. */
    @RegisterForReflection
    record InstanceMemberChanged(List<String> roles) implements Changed {}

    /** The membership of the instance ended. */
    @RegisterForReflection
    record InstanceMemberRemoved() implements Removed {}

    /** Roles on one organization were given. */
    @RegisterForReflection
    record OrgMemberAdded(String userId, List<String> roles) implements Added {}

    /** The roles on the organization were replaced. */
    @RegisterForReflection
    record OrgMemberChanged(List<String> roles) implements Changed {}

    /** The membership of the organization ended. */
    @RegisterForReflection
    record OrgMemberRemoved() implements Removed {}
}
