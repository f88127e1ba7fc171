package dev.signet.outbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides which addresses the server may call on behalf of tenants.
 *
 * <p>A host name is resolved once, and the caller connects to the IP address that was checked. A name server that
 * returns another address later (DNS rebinding) therefore gains nothing.
 */
@Singleton
public final class OutboundGuard {
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean privateAllowed;
    private final boolean local;
    private final Names names;

    @Inject
    OutboundGuard(
            OutboundConfig config,
            @ConfigProperty(name = "signet.external-url", defaultValue = "http://localhost:8080") URI externalUrl) {
        this(config.allowPrivateNetworks(), externalUrl, name -> List.of(InetAddress.getAllByName(name)));
    }

    OutboundGuard(boolean privateAllowed, URI externalUrl, Names names) {
        this.privateAllowed = privateAllowed;
        this.local = LOCAL_NAMES.contains(host(externalUrl).toLowerCase(Locale.ROOT));
        this.names = names;
    }

    /** Resolves host names to IP addresses. */
    interface Names {
        List<InetAddress> resolve(String name) throws UnknownHostException;
    }

    /**
     * Returns the IP address to connect to for a URL. Blocks while the host name is resolved.
     *
     * <p>Plain http is allowed only if {@code development} is true, and only to loopback and private addresses. These
     * are allowed if the configuration allows private networks. If Signet's own external URL is a loopback address,
     * Signet and the application run on the developer's machine, so loopback addresses are then allowed for development
     * too.
     *
     * @param development whether the application that chose the URL counts as under development
     * @throws OutboundFailure if the URL must not be called, or the host name has no address
     */
    InetAddress admit(URI target, boolean development) {
        boolean plain = "http".equalsIgnoreCase(target.getScheme());
        if (!plain && !"https".equalsIgnoreCase(target.getScheme())) {
            throw new OutboundFailure("the scheme is neither https nor http");
        }
        if (plain && !development) {
            throw new OutboundFailure("http is for development only");
        }
        if (host(target).isEmpty() || target.getRawUserInfo() != null) {
            throw new OutboundFailure("the URL needs a host and no user");
        }
        List<InetAddress> addresses = addresses(host(target));
        if (!addresses.stream().map(Reach::of).allMatch(reach -> admits(reach, plain, development))) {
            throw new OutboundFailure("the host has an address that may not be called");
        }
        return addresses.getFirst();
    }

    /**
     * Tells whether a URL may be called without TLS by an application that is not marked as under development. This is
     * so only if its host is a name of this machine (localhost, 127.0.0.1 or ::1) and the configuration allows private
     * networks.
     */
    public boolean allowsPlain(URI target) {
        return privateAllowed && LOCAL_NAMES.contains(host(target).toLowerCase(Locale.ROOT));
    }

    private boolean admits(Reach reach, boolean plain, boolean development) {
        return switch (reach) {
            case PUBLIC -> !plain;
            case LOOPBACK -> privateAllowed || (development && local);
            case PRIVATE -> privateAllowed;
            case FORBIDDEN -> false;
        };
    }

    private List<InetAddress> addresses(String host) {
        try {
            List<InetAddress> addresses = names.resolve(host);
            if (addresses.isEmpty()) {
                throw new OutboundFailure("the host has no address");
            }
            return addresses;
        } catch (UnknownHostException e) {
            throw new OutboundFailure("the host has no address");
        }
    }

    private static String host(URI uri) {
        String host = uri.getHost();
        return host == null ? "" : host;
    }
}
