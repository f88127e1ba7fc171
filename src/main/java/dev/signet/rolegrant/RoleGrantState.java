package dev.signet.rolegrant;

/** Whether a grant gives access (requirement Z-15). A removed grant has no state. */
public enum RoleGrantState {
    ACTIVE,
    INACTIVE
}
