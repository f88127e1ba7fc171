package dev.signet.throttling;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Derives the network from a client's IP address. Attempts are counted by network. */
public final class ClientNetwork {
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final int IPV6_SITE_BYTES = 6;

    private ClientNetwork() {}

    /**
     * Returns an IPv4 address unchanged, and the /64 network of an IPv6 address, because a single host can pick any
     * address of its /64.
     */
    public static String of(@Nullable String clientIp) {
        InetAddress address = address(clientIp);
        if (address == null) {
            return clientIp == null ? "" : clientIp;
        }
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES))
                : address.getHostAddress();
    }

    /** Returns the /48 network of an IPv6 address, because one site usually gets a /48; empty for IPv4. */
    static Optional<String> siteOf(@Nullable String clientIp) {
        return address(clientIp) instanceof Inet6Address address
                ? Optional.of(HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_SITE_BYTES)))
                : Optional.empty();
    }

    /**
     * Tells whether the address is loopback or private (RFC 1918; unique local addresses of RFC 4193). Such an address
     * belongs to a proxy in front of this server rather than to a client on the Internet.
     */
    public static boolean isInternal(@Nullable String clientIp) {
        InetAddress address = address(clientIp);
        return address != null
                && (address.isLoopbackAddress() || address.isSiteLocalAddress() || isUniqueLocal(address));
    }

    private static boolean isUniqueLocal(InetAddress address) {
        return address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC;
    }

    private static @Nullable InetAddress address(@Nullable String clientIp) {
        try {
            return clientIp == null ? null : InetAddress.ofLiteral(clientIp);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
