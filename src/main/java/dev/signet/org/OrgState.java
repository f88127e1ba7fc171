package dev.signet.org;

/** Whether an organization is in use. */
public enum OrgState {
    ACTIVE,
    INACTIVE
}
