package dev.signet.outbound;

import java.util.HexFormat;

/** A block of IP addresses, all of which begin with the same bits. */
final class AddressBlock {
    private final byte[] prefix;
    private final int bits;

    /**
     * Creates a block.
     *
     * @param prefix the first bytes of the block in hexadecimal, at least {@code bits} bits long
     */
    AddressBlock(String prefix, int bits) {
        this.prefix = HexFormat.of().parseHex(prefix);
        this.bits = bits;
    }

    /**
     * Tells whether the address belongs to the block. The address must have at least as many bytes as the prefix, and
     * the caller must not mix IPv4 and IPv6.
     */
    boolean contains(byte[] address) {
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
