package dev.signet.group;

/** Whether the grants of a group count for its members. A removed group has no state. */
public enum GroupState {
    ACTIVE,
    INACTIVE
}
