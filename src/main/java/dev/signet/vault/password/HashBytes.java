package dev.signet.vault.password;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The immutable bytes of a salt or of a hash.
 *
 * <p>A comparison takes the same time wherever the bytes differ, and {@link #toString()} shows only their number, so
 * that no log line contains a hash.
 */
public final class HashBytes {
    private final byte[] bytes;

    private HashBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies the given bytes. */
    public static HashBytes of(byte[] bytes) {
        return new HashBytes(bytes.clone());
    }

    /** Returns the number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** Returns a copy of the bytes. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** Tells whether the other bytes are the same, in a time that does not depend on where they differ. */
    public boolean matches(byte[] other) {
        return MessageDigest.isEqual(bytes, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HashBytes that && matches(that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
