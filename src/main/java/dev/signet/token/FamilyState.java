package dev.signet.token;

/** Whether a family was ended. A family whose refresh token has merely expired is still ACTIVE. */
public enum FamilyState {
    ACTIVE,
    REVOKED
}
