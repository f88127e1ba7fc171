package dev.signet.outbound;

import java.util.HexFormat;

/** A block of IP addresses that begin with the same bits, such as 10.0.0.0/8. */
final class AddressBlock {
    private final byte[] prefix;
    private final int bits;

    /**
     * Creates a block.
     *
     * @param prefix the first bytes of the block in hexadecimal, at least {@code bits} bits long
     * @param bits the length of the common prefix in bits
     */
    AddressBlock(String prefix, int bits) {
        this.prefix = HexFormat.of().parseHex(prefix);
        this.bits = bits;
    }

    /**
     * Tells whether the address belongs to the block. Address and prefix must be of the same IP version, which is not
     * checked here.
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
