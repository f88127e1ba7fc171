package dev.signet.projectgrant;

/** Whether a project grant is in force. A removed project grant has no state. */
public enum ProjectGrantState {
    ACTIVE,
    INACTIVE
}
