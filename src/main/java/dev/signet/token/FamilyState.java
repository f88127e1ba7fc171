package dev.signet.token;

/** Whether a family was ended; one whose refresh token merely expired is still ACTIVE. */
public enum FamilyState {
    ACTIVE,
    REVOKED
}
