package dev.signet.project;

/** Whether a project is active. A removed project has no state. */
public enum ProjectState {
    ACTIVE,
    INACTIVE
}
