package dev.signet.oidc.dpop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import dev.signet.oidc.jwt.ForeignKeys;
import dev.signet.signingkey.SigningAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public key in a proof, with the one algorithm it is used for. */
final class ProofKey {
    private final SigningAlgorithm algorithm;
    private final JWK jwk;
    private final PublicKey key;

    private ProofKey(SigningAlgorithm algorithm, JWK jwk, PublicKey key) {
        this.algorithm = algorithm;
        this.jwk = jwk;
        this.key = key;
    }

    /** Reads a key; empty if it is not for the algorithm, too weak or too large. */
    static Optional<ProofKey> of(SigningAlgorithm algorithm, JWK jwk) {
        return ForeignKeys.of(algorithm, jwk).map(key -> new ProofKey(algorithm, jwk, key));
    }

    /** The key's thumbprint, as in {@code jkt}: RFC 7638 with SHA-256, in base64url. */
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
            return false; // the key is well-formed but cannot verify any signature
        }
    }

    private static boolean isValid(Signature verifier, byte[] signature) {
        try {
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false; // the signature is malformed
        }
    }
}
