package dev.signet.group;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Events of the membership of one user in one group. */
@RegisterForReflection
public sealed interface GroupMemberEvent extends DomainEvent {

    /** The membership ended. */
    sealed interface Ended extends GroupMemberEvent {}

    /** The user was added to the group. */
    record Added(String groupId, String userId) implements GroupMemberEvent {}

    /** The user was removed from the group. */
    record Removed() implements Ended {}

    /** The membership ended because its user or its group was removed. */
    record CascadeRemoved() implements Ended {}
}
