package dev.signet.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of sessions; {@link SessionLifetime} and {@link Reauthentication} check the ranges at start. */
@ConfigMapping(prefix = "signet.sessions")
public interface SessionsConfig {

    /** How long a person stays signed in in a browser after the last proof; 1 minute to 365 days. */
    @WithDefault("10d")
    Duration lifetime();

    /**
     * Whether a change of the password ends the user's sessions and their tokens, except for sessions in which a proof
     * was given after the change.
     */
    @WithDefault("true")
    boolean endOnPasswordChange();

    /**
     * How long after signing in a person may change the user name, addresses and credentials of their own account, or
     * remove it; 1 minute to 365 days.
     */
    @WithDefault("15m")
    Duration reauthenticationAge();
}
