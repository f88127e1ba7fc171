package dev.signet.vault.password;

import java.util.Arrays;
import org.bouncycastle.crypto.generators.BCrypt;

/**
 * Computes bcrypt as OpenBSD defines it: only the first 72 bytes of a password are used, and a zero byte is appended to
 * a shorter one.
 */
final class BcryptVerifier {
    private static final int MAX_PASSWORD = 72;

    boolean matches(ParsedHash.Bcrypt expected, byte[] password) {
        byte[] key = Arrays.copyOf(password, Math.min(password.length, MAX_PASSWORD));
        try {
            byte[] derived = BCrypt.generate(key, expected.salt().toArray(), expected.cost(), true);
            // The encoded form leaves out the last of bcrypt's 24 bytes.
            return expected.hash()
                    .matches(Arrays.copyOf(derived, expected.hash().length()));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
