package dev.signet.signingkey;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signature algorithms of tokens. The constants have the names that JOSE uses (RFC 7518, RFC 8037).
 *
 * <p>A key is generated for one algorithm and used with no other (RFC 8725, 3.1).
 */
@RegisterForReflection
public enum SigningAlgorithm {
    /**
     * RSASSA-PKCS1-v1_5 with SHA-256 and keys of 2,048 bits. OpenID Connect Core 15.1 requires every provider to
     * support it.
     */
    RS256("RSA", "SHA256withRSA", 256, "SHA-256"),

    /** ECDSA with P-256 and SHA-256; the signature is the concatenation of r and s. */
    ES256("EC", "SHA256withECDSAinP1363Format", 64, "SHA-256"),

    /** Ed25519. */
    EdDSA("Ed25519", "Ed25519", 64, "SHA-512"),

    /** RSASSA-PSS with SHA-256, a salt of 32 bytes and keys of 2,048 bits. */
    PS256("RSA", "RSASSA-PSS", 256, "SHA-256");

    private final String keyAlgorithm;
    private final String signature;
    private final int signatureBytes;
    private final String digest;

    SigningAlgorithm(String keyAlgorithm, String signature, int signatureBytes, String digest) {
        this.keyAlgorithm = keyAlgorithm;
        this.signature = signature;
        this.signatureBytes = signatureBytes;
        this.digest = digest;
    }

    /** Returns the algorithm with this name in a JOSE header or a configuration; case matters. */
    public static Optional<SigningAlgorithm> named(String joseName) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.name().equals(joseName))
                .findFirst();
    }

    /**
     * Returns the value of {@code at_hash} or {@code c_hash} for an ID token of this algorithm: the left half of the
     * digest of the token or code, in base64url (OpenID Connect Core 3.1.3.6, 3.3.2.11).
     */
    public String halfHash(String tokenOrCode) {
        try {
            byte[] hash = MessageDigest.getInstance(digest).digest(tokenOrCode.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(digest + " is not available", e);
        }
    }

    /** Returns the name of the key's algorithm for the JDK's factories and generators. */
    String keyAlgorithm() {
        return keyAlgorithm;
    }

    /** Returns the size or the curve of a new key. */
    AlgorithmParameterSpec keyParameters() {
        return switch (this) {
            case RS256, PS256 -> new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4);
            case ES256 -> new ECGenParameterSpec("secp256r1");
            case EdDSA -> NamedParameterSpec.ED25519;
        };
    }

    /**
     * Returns the length of every signature in bytes. A signature of another length is refused without any computation.
     */
    int signatureBytes() {
        return signatureBytes;
    }

    /**
     * Creates a signature object, which the caller must initialise with a key.
     *
     * @param provider null for the JDK's own
     */
    public Signature newSignature(@Nullable Provider provider) throws GeneralSecurityException {
        Signature fresh =
                provider == null ? Signature.getInstance(signature) : Signature.getInstance(signature, provider);
        if (this == PS256) {
            fresh.setParameter(new PSSParameterSpec(
                    "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC));
        }
        return fresh;
    }
}
