package dev.signet.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/**
 * Settings of the sign-in pages. {@link LoginLimits} checks the ranges at start.
 *
 * <p>Each limit applies to one network address (for IPv6, a /64 network) on all nodes together; an IPv6 /48 network has
 * 16 times as many attempts. While the limit of failed sign-ins or of wrong codes keeps being reached, its time of ten
 * minutes doubles, up to four hours. Behind a proxy that hides the browsers' addresses, all browsers share one count.
 */
@ConfigMapping(prefix = "signet.login")
public interface LoginConfig {

    /** Whether anybody may create an account in the default organization. */
    @WithDefault("false")
    boolean registrationAllowed();

    /**
     * The http or https address to which people continue from pages that they reached without an application, for
     * example after they set up an account by a mailed link. If it is not set, such a page only confirms that the
     * person is done.
     */
    Optional<URI> defaultRedirect();

    /** The maximum number of failed sign-ins in ten minutes, at least 1. */
    @WithDefault("100")
    int maxFailedSignIns();

    /** The maximum number of registrations in an hour, at least 1. */
    @WithDefault("20")
    int maxRegistrations();

    /** The maximum number of mails with a code that may be requested in an hour, at least 1. */
    @WithDefault("60")
    int maxMailRequests();

    /** The maximum number of wrong mailed codes in ten minutes, at least 1. */
    @WithDefault("10")
    int maxWrongCodes();
}
