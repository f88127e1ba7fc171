package dev.signet.session;

/** Whether a session was ended. A session that has expired but was not ended is still ACTIVE. */
public enum SessionState {
    ACTIVE,
    TERMINATED
}
