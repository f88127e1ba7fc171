package dev.signet.group;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Events of a group. */
@RegisterForReflection
public sealed interface GroupEvent extends DomainEvent {

    /**
     * The group was created.
     *
     * @param orgId the organization that it belongs to
     */
    record Added(String orgId, String name, String description) implements GroupEvent {}

    /** Name or description were changed; the event contains both as they are after the change. */
    record Changed(String name, String description) implements GroupEvent {}

    /** The group was deactivated: its grants do not count for its members. */
    record Deactivated() implements GroupEvent {}

    /** The group was activated again. */
    record Reactivated() implements GroupEvent {}

    /** The group was removed. */
    record Removed() implements GroupEvent {}
}
