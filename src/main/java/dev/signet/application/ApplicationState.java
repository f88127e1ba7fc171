package dev.signet.application;

/** Whether an application is active. A removed application has no state. */
public enum ApplicationState {
    ACTIVE,
    INACTIVE
}
