package dev.signet.api.http;

import dev.signet.kernel.InvalidConfiguration;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of IP addresses in CIDR notation (RFC 4632), such as {@code 10.0.0.0/8}; an address alone is a range of one.
 *
 * @param prefix how many leading bits of an address must be those of the network
 */
record AddressRange(InetAddress network, int prefix) {

    /** Reads the ranges of a configuration key; every one that is invalid is named in the error. */
    static List<AddressRange> configured(String key, List<String> texts) {
        List<AddressRange> ranges = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (String text : texts) {
            try {
                ranges.add(of(text.strip()));
            } catch (IllegalArgumentException e) {
                faults.add(
                        key + " must consist of IP addresses and ranges such as 10.0.0.0/8, separated by commas, but '"
                                + text + "' is neither");
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidConfiguration(faults);
        }
        return List.copyOf(ranges);
    }

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException if it is none
     */
    static AddressRange of(String text) {
        int slash = text.indexOf('/');
        InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int bits = network.getAddress().length * Byte.SIZE;
        int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("a prefix has 0 to " + bits + " bits");
        }
        return new AddressRange(network, prefix);
    }

    boolean contains(InetAddress address) {
        byte[] wanted = network.getAddress();
        byte[] given = address.getAddress();
        if (wanted.length != given.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit += Byte.SIZE) {
            int compared = Math.min(Byte.SIZE, prefix - bit);
            int mask = 0xFF << (Byte.SIZE - compared);
            if (((wanted[bit / Byte.SIZE] ^ given[bit / Byte.SIZE]) & mask & 0xFF) != 0) {
                return false;
            }
        }
        return true;
    }
}
