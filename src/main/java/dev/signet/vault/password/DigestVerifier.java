package dev.signet.vault.password;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Computes a single digest of a password and its salt. */
final class DigestVerifier {

    boolean matches(ParsedHash.Digest expected, byte[] password) {
        try {
            MessageDigest digest =
                    MessageDigest.getInstance(expected.algorithm().jcaName());
            if (expected.saltFirst()) {
                digest.update(expected.salt().toArray());
            }
            digest.update(password);
            if (!expected.saltFirst()) {
                digest.update(expected.salt().toArray());
            }
            return expected.hash().matches(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
