package dev.signet.vault.password;

import org.bouncycastle.crypto.generators.SCrypt;

/** Computes scrypt (RFC 7914). */
final class ScryptVerifier {

    boolean matches(ParsedHash.Scrypt expected, byte[] password) {
        return expected.hash()
                .matches(SCrypt.generate(
                        password,
                        expected.salt().toArray(),
                        1 << expected.logN(),
                        expected.blockSize(),
                        expected.parallelism(),
                        expected.hash().length()));
    }
}
