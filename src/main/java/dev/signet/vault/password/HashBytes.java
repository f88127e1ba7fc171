package dev.signet.vault.password;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Immutable bytes of a salt or of a hash.
 *
 * <p>Comparison takes the same time wherever the bytes differ, and {@link #toString()} shows the length only, so that no
 * log line carries a hash.
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

    /** Number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** Whether the other bytes are the same, in time that does not depend on where they differ. */
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
