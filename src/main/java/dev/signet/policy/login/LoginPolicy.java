package dev.signet.policy.login;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * State of the login policy of an organization, or of the default one.
 *
 * @param settings null if there is no such policy
 */
@RegisterForReflection // snapshots are parsed as this type
public record LoginPolicy(@Nullable LoginSettings settings) {
    static final LoginPolicy NONE = new LoginPolicy(null);
}
