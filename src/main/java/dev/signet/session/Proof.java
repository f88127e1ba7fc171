package dev.signet.session;

/** A way in which a person has proven who they are; stored by name. */
public enum Proof {
    /** Knew the password. */
    PASSWORD("pwd");

    private final String amr;

    Proof(String amr) {
        this.amr = amr;
    }

    /** The authentication method reference (RFC 8176). */
    public String amr() {
        return amr;
    }
}
