package dev.signet.throttling;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What attempts from the Internet are counted by. */
public final class ClientNetwork {
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final int IPV6_SITE_BYTES = 6;

    private ClientNetwork() {}

    /** The address itself, or the /64 of an IPv6 address, in which a single host can change its own. */
    public static String of(@Nullable String clientIp) {
        InetAddress address = address(clientIp);
        if (address == null) {
            return clientIp == null ? "" : clientIp;
        }
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES))
                : address.getHostAddress();
    }

    /** The /48 of an IPv6 address, which is what one site is given; empty for IPv4. */
    static Optional<String> siteOf(@Nullable String clientIp) {
        return address(clientIp) instanceof Inet6Address address
                ? Optional.of(HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_SITE_BYTES)))
                : Optional.empty();
    }

    /** Whether it is hardly the address of somebody on the Internet, but of a proxy in front of this server. */
    public static boolean isInternal(@Nullable String clientIp) {
        InetAddress address = address(clientIp);
        return address != null && (address.isLoopbackAddress() || address.isSiteLocalAddress());
    }

    private static @Nullable InetAddress address(@Nullable String clientIp) {
        try {
            return clientIp == null ? null : InetAddress.ofLiteral(clientIp);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
