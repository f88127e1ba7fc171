package dev.signet.org;

/** Whether an organization is active. Users of an inactive organization cannot sign in. */
public enum OrgState {
    ACTIVE,
    INACTIVE
}
