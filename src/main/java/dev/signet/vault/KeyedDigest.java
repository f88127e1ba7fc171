package dev.signet.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Computes HMAC-SHA-256 (RFC 2104), so that the database can compare values without being able to read them. */
final class KeyedDigest {
    private static final String ALGORITHM = "HmacSHA256";

    // Initialised with the key and never fed any input. Cloning it is much faster than creating a new Mac for each
    // digest.
    private final Mac keyed;

    KeyedDigest(SecretKey key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key.getEncoded(), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not available", e);
        }
    }

    byte[] of(String text) {
        try {
            return ((Mac) keyed.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("HMAC-SHA-256 cannot be copied", e);
        }
    }

    String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }
}
