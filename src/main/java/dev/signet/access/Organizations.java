package dev.signet.access;

/** Where the gate learns whether an organization that a caller selected is there. */
public interface Organizations {

    /** Whether an organization with this id exists and is not removed; a deactivated one still exists. */
    boolean exists(String orgId);
}
