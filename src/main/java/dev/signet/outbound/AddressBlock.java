package dev.signet.outbound;

import java.util.HexFormat;

/** Addresses that begin with the same bits. */
final class AddressBlock {
    private final byte[] prefix;
    private final int bits;

    /**
     * The block.
     *
     * @param prefix its first bytes in hexadecimal, at least {@code bits}
     */
    AddressBlock(String prefix, int bits) {
        this.prefix = HexFormat.of().parseHex(prefix);
        this.bits = bits;
    }

    /** Whether an address of at least as many bytes lies in it. The caller keeps IPv4 and IPv6 apart. */
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
