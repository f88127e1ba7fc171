package dev.signet.signingkey;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A pool of initialised {@link Signature} objects of one key, each used by one thread at a time.
 *
 * <p>Thread-local objects would not work: there are too many virtual threads, and they live too briefly, for each to
 * own one.
 */
final class SignaturePool {
    private static final int IDLE = 2 * Runtime.getRuntime().availableProcessors();

    private final BlockingQueue<Signature> idle = new ArrayBlockingQueue<>(IDLE);
    private final Maker maker;

    private SignaturePool(Maker maker) {
        this.maker = maker;
    }

    static SignaturePool signing(SigningAlgorithm algorithm, PrivateKey key, @Nullable Provider provider) {
        return new SignaturePool(() -> {
            Signature signature = algorithm.newSignature(provider);
            signature.initSign(key);
            return signature;
        });
    }

    static SignaturePool verifying(SigningAlgorithm algorithm, PublicKey key, @Nullable Provider provider) {
        return new SignaturePool(() -> {
            Signature signature = algorithm.newSignature(provider);
            signature.initVerify(key);
            return signature;
        });
    }

    /** Signs the first {@code length} bytes of a buffer. */
    byte[] sign(byte[] buffer, int length) {
        try {
            Signature signature = take();
            signature.update(buffer, 0, length);
            byte[] signed = signature.sign();
            giveBack(signature);
            return signed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    boolean verify(byte[] data, byte[] signed) {
        try {
            Signature signature = take();
            signature.update(data);
            boolean valid = isValid(signature, signed);
            giveBack(signature);
            return valid;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("verifying failed", e);
        }
    }

    private static boolean isValid(Signature signature, byte[] signed) {
        try {
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false; // the bytes do not even have the form of a signature
        }
    }

    private Signature take() throws GeneralSecurityException {
        Signature waiting = idle.poll();
        return waiting != null ? waiting : maker.make();
    }

    private void giveBack(Signature signature) {
        if (!idle.offer(signature)) {
            return; // the pool is full, so the garbage collector may have this one
        }
    }

    @FunctionalInterface
    private interface Maker {
        Signature make() throws GeneralSecurityException;
    }
}
