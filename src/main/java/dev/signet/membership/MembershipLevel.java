package dev.signet.membership;

/** What a membership is held on. */
public enum MembershipLevel {
    INSTANCE("IAM_"),
    ORGANIZATION("ORG_");

    private final String rolePrefix;

    MembershipLevel(String rolePrefix) {
        this.rolePrefix = rolePrefix;
    }

    /** Roles on this level begin so. */
    public String rolePrefix() {
        return rolePrefix;
    }
}
