package dev.signet.user;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.signingkey.CryptoProvider;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.vault.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/** Generates key pairs for machine users, validates public keys, and writes key files. */
final class MachineKeys {
    private static final int RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 8192;
    private static final Set<Integer> EC_FIELD_BITS = Set.of(256, 384, 521);

    private MachineKeys() {}

    /**
     * A new key pair in PEM. The public key is a SubjectPublicKeyInfo; the private key is PKCS#1 for RSA and PKCS#8 for
     * EC, as ZITADEL's clients expect.
     */
    record Generated(String publicPem, String privatePem) {
        @Override
        public String toString() {
            return "Generated[]";
        }
    }

    /** Generates a key pair. For RSA this takes tens of milliseconds of CPU time. */
    static Generated generate(UserConfig.MachineKeyAlgorithm algorithm, CryptoProvider provider) {
        try {
            KeyPair pair = provider.generate(
                    switch (algorithm) {
                        case RSA_2048 -> SigningAlgorithm.RS256;
                        case EC_P256 -> SigningAlgorithm.ES256;
                    });
            String privatePem = switch (algorithm) {
                case RSA_2048 ->
                    Pem.encode("RSA PRIVATE KEY", pkcs1(pair.getPrivate().getEncoded()));
                case EC_P256 -> Pem.encode("PRIVATE KEY", pair.getPrivate().getEncoded());
            };
            return new Generated(Pem.encode(Pem.PUBLIC_KEY, pair.getPublic().getEncoded()), privatePem);
        } catch (IOException e) {
            throw new IllegalStateException("no key pair of " + algorithm, e);
        }
    }

    /**
     * Returns the public key as PEM in canonical form, or throws an error if it is unreadable, of an unsupported
     * algorithm, or too weak.
     */
    static String validPublicKey(byte[] pem) {
        try {
            byte[] encoded = Pem.decode(Pem.PUBLIC_KEY, new String(pem, StandardCharsets.US_ASCII));
            return Pem.encode(Pem.PUBLIC_KEY, readPublicKey(encoded).getEncoded());
        } catch (IllegalArgumentException e) {
            throw UserError.PUBLIC_KEY_INVALID.exception();
        }
    }

    /**
     * Returns the key file that ZITADEL's clients read: JSON with the private key, of which the server keeps no copy.
     */
    static byte[] keyFile(String keyId, String userId, Instant expiresAt, String privatePem) {
        ObjectNode file = new ObjectMapper().createObjectNode();
        file.put("type", "serviceaccount");
        file.put("keyId", keyId);
        file.put("key", privatePem);
        file.put("expirationDate", expiresAt.toString());
        file.put("userId", userId);
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pkcs1(byte[] pkcs8) throws IOException {
        return PrivateKeyInfo.getInstance(pkcs8)
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();
    }

    private static PublicKey readPublicKey(byte[] encoded) {
        X509EncodedKeySpec spec = new X509EncodedKeySpec(encoded);
        for (String algorithm : Set.of("RSA", "EC")) {
            try {
                PublicKey key = KeyFactory.getInstance(algorithm).generatePublic(spec);
                if (isStrong(key)) {
                    return key;
                }
            } catch (GeneralSecurityException e) {
                // the key is not of this algorithm, so the next one is tried
            }
        }
        throw UserError.PUBLIC_KEY_INVALID.exception();
    }

    private static boolean isStrong(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa ->
                rsa.getModulus().bitLength() >= RSA_BITS && rsa.getModulus().bitLength() <= MAX_RSA_BITS;
            case ECPublicKey ec ->
                EC_FIELD_BITS.contains(ec.getParams().getCurve().getField().getFieldSize());
            default -> false;
        };
    }
}
