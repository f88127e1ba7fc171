package dev.signet.group;

/**
 * Identifies a group together with where it must be: a group of another organization is treated as not existing (attack
 *
 */
public record GroupRef(String orgId, String groupId) {
    public GroupRef {
        if (orgId.isEmpty()) {
            throw new IllegalArgumentException("a group is addressed in an organization");
        }
    }
}
