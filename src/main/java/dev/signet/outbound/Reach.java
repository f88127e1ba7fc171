package dev.signet.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Classifies IP addresses for {@link OutboundGuard}, which decides by the class whether the server may call an address
 * on behalf of a tenant.
 */
enum Reach {
    /** An address on the Internet. */
    PUBLIC,
    /** A loopback address, which belongs to this machine. */
    LOOPBACK,
    /** An address in a private or shared network, which belongs to the operator: RFC 1918, RFC 6598, RFC 4193. */
    PRIVATE,
    /** An address that no tenant has a reason to call: link-local, multicast, reserved, metadata services. */
    FORBIDDEN;

    private static final AddressBlock LOCAL = new AddressBlock("7f", 8);

    private static final List<AddressBlock> NETWORKS = List.of(
            new AddressBlock("0a", 8), // 10/8
            new AddressBlock("6440", 10), // 100.64/10
            new AddressBlock("ac10", 12), // 172.16/12
            new AddressBlock("c0a8", 16)); // 192.168/16

    /**
     * IPv4 blocks that are never called: the blocks of IANA's special-purpose address registry that are neither
     * loopback, private nor globally reachable, multicast, reserved addresses, and metadata services.
     */
    private static final List<AddressBlock> RESERVED = List.of(
            new AddressBlock("00", 8), // this network
            new AddressBlock("646464c8", 32), // metadata of Alibaba Cloud
            new AddressBlock("a9fe", 16), // link-local, metadata of most clouds
            new AddressBlock("c00000", 24), // protocol assignments, metadata of Oracle Cloud
            new AddressBlock("c00002", 24), // documentation
            new AddressBlock("c05863", 24), // former 6to4 relays
            new AddressBlock("c612", 15), // benchmarks
            new AddressBlock("c63364", 24), // documentation
            new AddressBlock("cb0071", 24), // documentation
            new AddressBlock("e0", 3)); // multicast and future use

    private static final AddressBlock UNIQUE_LOCAL = new AddressBlock("fc", 7);
    private static final AddressBlock GLOBAL = new AddressBlock("20", 3);

    private static final List<AddressBlock> RESERVED_V6 = List.of(
            new AddressBlock("fd000ec2000000000000000000000254", 128), // metadata of AWS
            new AddressBlock("200100", 23), // protocol assignments, Teredo
            new AddressBlock("20010db8", 32), // documentation
            new AddressBlock("3fff00", 20)); // documentation

    private static final AddressBlock SIX_TO_FOUR = new AddressBlock("2002", 16);
    private static final AddressBlock TRANSLATED = new AddressBlock("0064ff9b0000000000000000", 96);

    /** Classifies an address. An IPv6 address of NAT64 or 6to4 is classified by the IPv4 address that it embeds. */
    static Reach of(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> ofFour(four.getAddress());
            case Inet6Address six -> six.isLoopbackAddress() ? LOOPBACK : ofSix(six.getAddress());
            default -> FORBIDDEN;
        };
    }

    private static Reach ofFour(byte[] address) {
        if (RESERVED.stream().anyMatch(block -> block.contains(address))) {
            return FORBIDDEN;
        }
        if (LOCAL.contains(address)) {
            return LOOPBACK;
        }
        return NETWORKS.stream().anyMatch(block -> block.contains(address)) ? PRIVATE : PUBLIC;
    }

    private static Reach ofSix(byte[] address) {
        if (RESERVED_V6.stream().anyMatch(block -> block.contains(address))) {
            return FORBIDDEN;
        }
        if (TRANSLATED.contains(address)) {
            return ofTranslated(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return ofTranslated(Arrays.copyOfRange(address, 2, 6));
        }
        if (UNIQUE_LOCAL.contains(address)) {
            return PRIVATE;
        }
        return GLOBAL.contains(address) ? PUBLIC : FORBIDDEN;
    }

    /**
     * Classifies an IPv4 address that is reached through NAT64 or 6to4. Only public addresses are allowed, because a
     * loopback or private address would belong to the network of the translator or relay, which is unknown here.
     */
    private static Reach ofTranslated(byte[] four) {
        return ofFour(four) == PUBLIC ? PUBLIC : FORBIDDEN;
    }
}
