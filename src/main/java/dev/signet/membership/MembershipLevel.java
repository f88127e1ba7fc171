package dev.signet.membership;

/** What a membership gives roles on. */
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
