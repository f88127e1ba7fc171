package dev.signet.session;

/** Whether a session was ended; one that merely expired is still ACTIVE. */
public enum SessionState {
    ACTIVE,
    TERMINATED
}
