package dev.signet.group;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Whether a user is a member of a group.
 *
 * @param member false before the first time, and after the user was removed from the group
 */
@RegisterForReflection // snapshots are parsed as this type
public record GroupMember(boolean member, String groupId, String userId) {
    static final GroupMember NEVER = new GroupMember(false, "", "");
}
