package dev.signet.api.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** The proxies in front of the server. */
@ConfigMapping(prefix = "signet")
public interface ProxyConfig {
    /** The key of {@link #trustedProxies}. */
    String TRUSTED = "signet.trusted-proxies";

    /**
     * IP addresses and ranges of the proxies whose word about the address of a client is taken, separated by commas.
     * Without any, the address is that of the connection.
     */
    Optional<List<String>> trustedProxies();

    /** The header in which the trusted proxies name the client. The other one is ignored. */
    @WithDefault("x-forwarded-for")
    Header forwardedHeader();

    /** A header to which each proxy appends the address from which it got the request. */
    enum Header {
        X_FORWARDED_FOR,
        /** RFC 7239. */
        FORWARDED
    }
}
