package dev.signet.groupgrant;

/** Whether a group grant gives access. A removed grant has no state. */
public enum GroupGrantState {
    ACTIVE,
    INACTIVE
}
