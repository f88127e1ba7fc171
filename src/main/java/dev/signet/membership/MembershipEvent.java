package dev.signet.membership;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** Events of a membership. */
@RegisterForReflection
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
    record InstanceMemberAdded(String userId, List<String> roles) implements Added {}

    /** The roles on the instance were replaced. */
    record InstanceMemberChanged(List<String> roles) implements Changed {}

    /** The membership of the instance ended. */
    record InstanceMemberRemoved() implements Removed {}

    /** Roles on one organization were given. */
    record OrgMemberAdded(String userId, List<String> roles) implements Added {}

    /** The roles on the organization were replaced. */
    record OrgMemberChanged(List<String> roles) implements Changed {}

    /** The membership of the organization ended. */
    record OrgMemberRemoved() implements Removed {}
}
