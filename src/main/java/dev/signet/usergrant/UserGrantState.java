package dev.signet.usergrant;

/** Whether a user grant gives access (requirement Z-15). A removed grant has no state. */
public enum UserGrantState {
    ACTIVE,
    INACTIVE
}
