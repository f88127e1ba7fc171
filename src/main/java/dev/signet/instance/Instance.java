package dev.signet.instance;

/** State of the instance aggregate. */
public record Instance(boolean exists, String defaultOrgId, boolean userLoginMustBeDomain) {
    static final Instance INITIAL = new Instance(false, "", false);
}
