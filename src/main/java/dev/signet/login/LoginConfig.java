package dev.signet.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the sign-in pages. */
@ConfigMapping(prefix = "signet.login")
public interface LoginConfig {

    /** Whether anybody may create an account, in the default organization. */
    @WithDefault("false")
    boolean registrationAllowed();
}
