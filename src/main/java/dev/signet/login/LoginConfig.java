package dev.signet.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/**
 * Settings of the sign-in pages; {@link LoginLimits} checks the ranges at start.
 *
 * <p>The limits are for one network address (of IPv6 a /64), on all nodes together. Behind a proxy that hides the
 * addresses of browsers all of them share one count.
 */
@ConfigMapping(prefix = "signet.login")
public interface LoginConfig {

    /** Whether anybody may create an account, in the default organization. */
    @WithDefault("false")
    boolean registrationAllowed();

    /**
     * Where people go on to from pages that no application sent them to, as after the set-up of an account: the http or
     * https address of an application. Without one such a page says that it is done.
     */
    Optional<URI> defaultRedirect();

    /** How many sign-ins with a wrong name or password are answered in ten minutes: at least 1. */
    @WithDefault("100")
    int maxFailedSignIns();

    /** How many registrations are taken in an hour: at least 1. */
    @WithDefault("20")
    int maxRegistrations();

    /** How many mails with a code may be asked for in an hour: at least 1. */
    @WithDefault("60")
    int maxMailRequests();
}
