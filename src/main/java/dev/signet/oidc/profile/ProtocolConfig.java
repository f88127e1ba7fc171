package dev.signet.oidc.profile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the OpenID provider. */
@ConfigMapping(prefix = "signet.oidc")
public interface ProtocolConfig {

    /** The security profile that applies to every client. */
    @WithDefault("standard")
    SecurityProfile securityProfile();

    /** Whether authorization requests must be pushed (RFC 9126 section 5). FAPI 2.0 always requires it. */
    @WithDefault("false")
    boolean requirePushedAuthorizationRequests();

    /** Whether authorization requests must be signed, even pushed ones (RFC 9101 section 10.5). */
    @WithDefault("false")
    boolean requireSignedRequestObject();

    /**
     * How many requests a client without a secret may push, and how many device authorizations it may start, in ten
     * minutes from one network address (for IPv6, a /64 network); at least 1. Behind a proxy that hides the clients'
     * addresses, all clients share one count.
     */
    @WithDefault("300")
    int maxAnonymousRequests();

    /**
     * How many requests a client that authenticates may push, and how many device authorizations it may begin, in ten
     * minutes, wherever it runs: at least 1.
     */
    @WithDefault("30000")
    int maxClientRequests();
}
