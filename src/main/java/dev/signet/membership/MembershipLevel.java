package dev.signet.membership;

import dev.signet.access.Target;

/** The kind of object on which a membership gives roles. */
public enum MembershipLevel {
    INSTANCE,
    ORGANIZATION,
    PROJECT,
    PROJECT_GRANT;

    /** Returns the level of a target. */
    static MembershipLevel of(Target target) {
        return switch (target) {
            case Target.Instance _ -> INSTANCE;
            case Target.Organization _ -> ORGANIZATION;
            case Target.Project _ -> PROJECT;
            case Target.ProjectGrant _ -> PROJECT_GRANT;
        };
    }

    /** Tells whether a role of this name belongs to this level. Each role belongs to at most one. */
    public boolean has(String role) {
        return switch (this) {
            case INSTANCE -> role.startsWith("IAM_");
            // as in ZITADEL, members of an organization can have this role too, although its name does not begin with
            // ORG_
            case ORGANIZATION -> role.startsWith("ORG_") || role.equals("SELF_MANAGEMENT_GLOBAL");
            case PROJECT -> role.startsWith("PROJECT_") && !PROJECT_GRANT.has(role);
            case PROJECT_GRANT -> role.startsWith("PROJECT_GRANT_");
        };
    }
}
