package dev.signet.instance;

/** State of the instance aggregate, derived from its events. */
public record Instance(boolean exists, String defaultOrgId, boolean userLoginMustBeDomain) {
    static final Instance INITIAL = new Instance(false, "", false);
}
