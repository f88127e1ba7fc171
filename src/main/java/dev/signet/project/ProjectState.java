package dev.signet.project;

/** Whether a project is in service. A removed one is no longer there. */
public enum ProjectState {
    ACTIVE,
    INACTIVE
}
