package dev.signet.project;

/** Whose branding the sign-in pages show. */
public enum PrivateLabeling {
    /** The branding of the instance. */
    UNSPECIFIED,
    /** Always the branding of the project's organization. */
    ENFORCE_PROJECT_RESOURCE_OWNER_POLICY,
    /**
     * The branding of the user's organization once the user is known, and the branding of the project's organization
     * before that.
     */
    ALLOW_LOGIN_USER_RESOURCE_OWNER_POLICY
}
