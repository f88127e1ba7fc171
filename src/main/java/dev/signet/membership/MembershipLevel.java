package dev.signet.membership;

/** The kind of object on which a membership gives roles: the whole instance or one organization. */
public enum MembershipLevel {
    INSTANCE("IAM_"),
    ORGANIZATION("ORG_");

    private final String rolePrefix;

    MembershipLevel(String rolePrefix) {
        this.rolePrefix = rolePrefix;
    }

    /** Returns the prefix that the names of all roles on this level have. */
    public String rolePrefix() {
        return rolePrefix;
    }
}
