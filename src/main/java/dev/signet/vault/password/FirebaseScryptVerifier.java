package dev.signet.vault.password;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * Computes the hash of Firebase Authentication: the project's signer key, encrypted with AES-256 in counter mode under a
 * key that scrypt derives from the password. Source: github.com/firebase/scrypt.
 */
final class FirebaseScryptVerifier {
    private static final int KEY_BYTES = 32;
    private static final int BLOCK_BYTES = 16;

    boolean matches(ParsedHash.FirebaseScrypt expected, byte[] password) {
        byte[] salt = expected.salt().toArray();
        byte[] separator = expected.saltSeparator().toArray();
        byte[] both = Arrays.copyOf(salt, salt.length + separator.length);
        System.arraycopy(separator, 0, both, salt.length, separator.length);
        byte[] key = SCrypt.generate(password, both, 1 << expected.logN(), expected.blockSize(), 1, KEY_BYTES);
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK_BYTES]));
            return expected.hash().matches(cipher.doFinal(expected.signerKey().toArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
