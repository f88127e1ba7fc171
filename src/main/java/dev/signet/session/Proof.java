package dev.signet.session;

/** A kind of credential that a person has authenticated with; stored by name. */
public enum Proof {
    /** The password. */
    PASSWORD("pwd");

    private final String amr;

    Proof(String amr) {
        this.amr = amr;
    }

    /** Returns the authentication method reference (RFC 8176). */
    public String amr() {
        return amr;
    }
}
