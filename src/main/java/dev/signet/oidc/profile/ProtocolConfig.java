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
     * How many authorization requests a client that does not authenticate may push, plus how many device authorizations
     * it may start, in 10 minutes from one network: an IPv4 address or an IPv6 /64. At least 1. If a proxy hides the
     * addresses of the callers, all installations of a client share one count.
     */
    @WithDefault("300")
    int maxAnonymousRequests();

    /**
     * How many authorization requests a client that authenticates may push, plus how many device authorizations it may
     * start, in 10 minutes from all addresses together. At least 1.
     */
    @WithDefault("30000")
    int maxClientRequests();
}
