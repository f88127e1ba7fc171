package dev.signet.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts with AES-256-GCM and puts the random 96-bit nonce in front of the ciphertext (NIST SP 800-38D).
 *
 * <p>The associated data names the place of a ciphertext, for instance its row. Decryption fails with other associated
 * data, so a ciphertext cannot be moved to another row.
 */
final class AesGcm {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private static final int MOST_IDLE = 2 * Runtime.getRuntime().availableProcessors();

    private final SecureRandom random = new SecureRandom();

    // Ciphers are reused, because Cipher.getInstance takes longer than encrypting a short text. Every use initialises
    // the cipher with its own key and nonce. An idle cipher keeps its last key in memory until its next use.
    private final BlockingQueue<Cipher> idle = new ArrayBlockingQueue<>(MOST_IDLE);

    byte[] encrypt(SecretKey key, byte[] plain, byte[] associated) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = take();
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(associated);
            ByteBuffer out = ByteBuffer.allocate(NONCE_BYTES + cipher.getOutputSize(plain.length));
            out.put(nonce);
            cipher.doFinal(ByteBuffer.wrap(plain), out);
            idle.offer(cipher);
            return out.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available", e);
        }
    }

    byte[] decrypt(SecretKey key, byte[] sealed, byte[] associated) {
        try {
            Cipher cipher = take();
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            cipher.updateAAD(associated);
            byte[] plain = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            idle.offer(cipher);
            return plain;
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("ciphertext was altered, moved, or belongs to another key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available", e);
        }
    }

    private Cipher take() throws GeneralSecurityException {
        Cipher cipher = idle.poll();
        return cipher == null ? Cipher.getInstance("AES/GCM/NoPadding") : cipher;
    }
}
