package dev.signet.group;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * State of a group; its members are streams of their own.
 *
 * @param state null before the group was added and after it was removed
 * @param orgId the organization that the group belongs to
 */
@RegisterForReflection // snapshots are parsed as this type
public record Group(@Nullable GroupState state, String orgId, String name, String description) {
    static final Group ABSENT = new Group(null, "", "", "");

    Group in(@Nullable GroupState other) {
        return new Group(other, orgId, name, description);
    }
}
