package dev.signet.membership;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** Events of a membership. */
@RegisterForReflection
public sealed interface MembershipEvent extends DomainEvent {

    /** A membership was created, which gives a user roles. */
    sealed interface Added extends MembershipEvent {
        String userId();

        List<String> roles();
    }

    /** The roles of the membership were replaced. */
    sealed interface Changed extends MembershipEvent {
        List<String> roles();
    }

    /** The membership ended. */
    sealed interface Removed extends MembershipEvent {}

    /** A membership was created, which gives a user roles on the whole instance. */
    record InstanceMemberAdded(String userId, List<String> roles) implements Added {}

    /** The roles on the instance were replaced. */
    record InstanceMemberChanged(List<String> roles) implements Changed {}

    /** The membership of the instance ended. */
    record InstanceMemberRemoved() implements Removed {}

    /** A membership was created, which gives a user roles on one organization. */
    record OrgMemberAdded(String userId, List<String> roles) implements Added {}

    /** The roles on the organization were replaced. */
    record OrgMemberChanged(List<String> roles) implements Changed {}

    /** The membership of the organization ended. */
    record OrgMemberRemoved() implements Removed {}
}
