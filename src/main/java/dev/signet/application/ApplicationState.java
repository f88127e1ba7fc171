package dev.signet.application;

/** Whether an application is in service. A removed one is no longer there. */
public enum ApplicationState {
    ACTIVE,
    INACTIVE
}
