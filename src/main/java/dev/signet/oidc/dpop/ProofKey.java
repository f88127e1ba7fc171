package dev.signet.oidc.dpop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import dev.signet.oidc.ForeignKeys;
import dev.signet.signingkey.SigningAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public key in a proof together with the one algorithm it is used with. */
final class ProofKey {
    private final SigningAlgorithm algorithm;
    private final JWK jwk;
    private final PublicKey key;

    private ProofKey(SigningAlgorithm algorithm, JWK jwk, PublicKey key) {
        this.algorithm = algorithm;
        this.jwk = jwk;
        this.key = key;
    }

    /** Empty for a key that is not of the algorithm's kind, is too weak, or too large. */
    static Optional<ProofKey> of(SigningAlgorithm algorithm, JWK jwk) {
        return ForeignKeys.of(algorithm, jwk).map(key -> new ProofKey(algorithm, jwk, key));
    }

    /** RFC 7638 with SHA-256, in base64url: the value of {@code jkt}. */
    String thumbprint() {
        try {
            return jwk.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    boolean signed(byte[] input, byte[] signature, @Nullable Provider provider) {
        try {
            Signature verifier = algorithm.newSignature(provider);
            verifier.initVerify(key);
            verifier.update(input);
            return isValid(verifier, signature);
        } catch (GeneralSecurityException e) {
            return false; // a key of the right form that no signature can be checked with
        }
    }

    private static boolean isValid(Signature verifier, byte[] signature) {
        try {
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false; // not even the form of a signature
        }
    }
}
