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

    /** A membership was created, which gives a user roles on one project. */
    record ProjectMemberAdded(String userId, String projectId, List<String> roles) implements Added {}

    /** The roles on the project were replaced. */
    record ProjectMemberChanged(List<String> roles) implements Changed {}

    /** The membership of the project ended. */
    record ProjectMemberRemoved() implements Removed {}

    /** A membership was created, which gives a user roles on one project grant. */
    record ProjectGrantMemberAdded(String userId, String projectId, String projectGrantId, List<String> roles)
            implements Added {}

    /** The roles on the project grant were replaced. */
    record ProjectGrantMemberChanged(List<String> roles) implements Changed {}

    /** The membership of the project grant ended. */
    record ProjectGrantMemberRemoved() implements Removed {}
}
