package dev.signet.project;

/** Whose branding the sign-in pages show. */
public enum PrivateLabeling {
    /** That of the instance. */
    UNSPECIFIED,
    /** That of the project's organization, always. */
    ENFORCE_PROJECT_RESOURCE_OWNER_POLICY,
    /** That of the user's organization once the user is known, of the project's before. */
    ALLOW_LOGIN_USER_RESOURCE_OWNER_POLICY
}
