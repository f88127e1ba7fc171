package dev.signet.oidc.clientauth;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.oidc.profile.ProtocolRules;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.vault.Pem;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/**
 * Verifies JWTs that clients and machine users signed (RFC 7515 section 5.2, RFC 8725), with a key that belongs to the
 * caller and an algorithm for that kind of key. {@code none}, shared secrets, and keys in the header are never
 * accepted.
 */
@Singleton
public final class Signatures {
    private static final int MIN_RSA_BITS = 2048;
    private static final int P256_BITS = 256;

    private final List<SigningAlgorithm> accepted;

    Signatures(ProtocolRules rules) {
        this.accepted = rules.algorithms();
    }

    /** The names of the accepted algorithms, as JOSE defines them. */
    public List<String> algorithms() {
        return accepted.stream().map(Enum::name).toList();
    }

    /**
     * Whether a JWT was signed with this key.
     *
     * @param publicKey SubjectPublicKeyInfo in PEM
     */
    public boolean isSignedBy(SignedJWT jwt, String publicKey) {
        JWSHeader header = jwt.getHeader();
        Optional<SigningAlgorithm> algorithm =
                SigningAlgorithm.named(header.getAlgorithm().getName()).filter(accepted::contains);
        return algorithm.isPresent() && isSignedBy(jwt, publicKey, algorithm.get());
    }

    private static boolean isSignedBy(SignedJWT jwt, String publicKey, SigningAlgorithm algorithm) {
        try {
            PublicKey key = key(publicKey, algorithm);
            Signature signature = algorithm.newSignature(null);
            signature.initVerify(key);
            signature.update(jwt.getSigningInput());
            return isStrong(key) && signature.verify(jwt.getSignature().decode());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // the key is of another kind, or the signature is malformed
        }
    }

    private static PublicKey key(String pem, SigningAlgorithm algorithm) throws GeneralSecurityException {
        return KeyFactory.getInstance(family(algorithm))
                .generatePublic(new X509EncodedKeySpec(Pem.decode(Pem.PUBLIC_KEY, pem)));
    }

    private static String family(SigningAlgorithm algorithm) {
        return switch (algorithm) {
            case RS256, PS256 -> "RSA";
            case ES256 -> "EC";
            case EdDSA -> "Ed25519";
        };
    }

    // RSA keys need at least 2048 bits, and ES256 needs P-256 (RFC 7518 sections 3.3, 3.4).
    private static boolean isStrong(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= MIN_RSA_BITS;
            case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize() == P256_BITS;
            default -> true;
        };
    }
}
