package dev.signet.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Where an address lies, as far as it matters to who may have the server call it. */
enum Reach {
    /** The Internet. */
    PUBLIC,
    /** This machine. */
    LOOPBACK,
    /** A network of the operator: RFC 1918, RFC 6598, RFC 4193. */
    PRIVATE,
    /** Nothing that is called on purpose: link-local, multicast, reserved, metadata services. */
    FORBIDDEN;

    /** Metadata services that lie among private addresses: AWS over IPv6, Alibaba Cloud. */
    private static final Set<InetAddress> METADATA =
            Set.of(InetAddress.ofLiteral("fd00:ec2::254"), InetAddress.ofLiteral("100.100.100.200"));

    /** IANA's special-purpose registry, without what has a kind of its own. */
    private static final List<Block> RESERVED = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 3));

    private static final List<Block> NETWORKS = List.of(
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("172.16.0.0", 12),
            Block.of("192.168.0.0", 16));

    private static final Block LOCAL_V4 = Block.of("127.0.0.0", 8);
    private static final Block UNIQUE_LOCAL = Block.of("fc00::", 7);
    private static final Block GLOBAL_V6 = Block.of("2000::", 3);

    /** Teredo and other protocol assignments, documentation. */
    private static final List<Block> RESERVED_V6 =
            List.of(Block.of("2001::", 23), Block.of("2001:db8::", 32), Block.of("3fff::", 20));

    private static final Block SIX_TO_FOUR = Block.of("2002::", 16);
    private static final Block TRANSLATED = Block.of("64:ff9b::", 96);

    /** The kind of an address; one that carries an IPv4 address is as that one is. */
    static Reach of(InetAddress address) {
        if (METADATA.contains(address)) {
            return FORBIDDEN;
        }
        return switch (address) {
            case Inet4Address four -> ofFour(four.getAddress());
            case Inet6Address six -> ofSix(six.getAddress(), six.isLoopbackAddress());
            default -> FORBIDDEN;
        };
    }

    private static Reach ofFour(byte[] address) {
        if (LOCAL_V4.contains(address)) {
            return LOOPBACK;
        }
        if (NETWORKS.stream().anyMatch(block -> block.contains(address))) {
            return PRIVATE;
        }
        return RESERVED.stream().anyMatch(block -> block.contains(address)) ? FORBIDDEN : PUBLIC;
    }

    private static Reach ofSix(byte[] address, boolean loopback) {
        if (loopback) {
            return LOOPBACK;
        }
        if (TRANSLATED.contains(address)) {
            return embedded(address, 12);
        }
        if (SIX_TO_FOUR.contains(address)) {
            return embedded(address, 2);
        }
        if (UNIQUE_LOCAL.contains(address)) {
            return PRIVATE;
        }
        boolean global = GLOBAL_V6.contains(address)
                && RESERVED_V6.stream().noneMatch(block -> block.contains(address));
        return global ? PUBLIC : FORBIDDEN;
    }

    /** What a translator would call; the loopback interface there is not this machine's. */
    private static Reach embedded(byte[] address, int offset) {
        byte[] four = Arrays.copyOfRange(address, offset, offset + 4);
        return ofFour(four) == PUBLIC ? PUBLIC : FORBIDDEN;
    }

    /** Addresses that begin with the same bits. */
    private record Block(byte[] prefix, int bits) {

        static Block of(String address, int bits) {
            return new Block(InetAddress.ofLiteral(address).getAddress(), bits);
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            for (int i = 0; i < whole; i++) {
                if (address[i] != prefix[i]) {
                    return false;
                }
            }
            int rest = bits % 8;
            return rest == 0 || (address[whole] ^ prefix[whole]) >> (8 - rest) == 0;
        }
    }
}
