package dev.signet.org;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** State of an organization. {@code state} is null before the organization exists. */
@RegisterForReflection // snapshots are parsed as this type
public record Org(String name, @Nullable OrgState state, String primaryDomain) {
    static final Org INITIAL = new Org("", null, "");
}
