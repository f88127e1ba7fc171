package dev.signet.instance;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** State of the instance aggregate, derived from its events. */
@RegisterForReflection // snapshots are parsed as this type
public record Instance(boolean exists, String defaultOrgId, boolean userLoginMustBeDomain, boolean validateOrgDomains) {
    static final Instance INITIAL = new Instance(false, "", false, true);
}
