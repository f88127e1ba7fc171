package dev.signet.oidc.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import dev.signet.signingkey.JoseObject;
import dev.signet.signingkey.SigningAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads public keys that clients supply as JWKs, and checks that this server supports the kind of key and that the key
 * is neither too weak nor too large.
 */
public final class ForeignKeys {
    private static final int MIN_RSA_BITS = 2048;
    /** Larger keys are refused, because they only cost the server computing time. */
    private static final int MAX_RSA_BITS = 4096;

    private static final int MAX_EXPONENT_BITS = 32;
    private static final int ED25519_BYTES = 32;

    /** The DER encoding of SubjectPublicKeyInfo that precedes the 32 bytes of an Ed25519 key (RFC 8410 section 4). */
    private static final String ED25519_PREFIX = "302a300506032b6570032100";

    private ForeignKeys() {}

    /** The key for verifying signatures of one algorithm; empty if the key is private or not for that algorithm. */
    public static Optional<PublicKey> of(SigningAlgorithm algorithm, JWK jwk) {
        try {
            return jwk.isPrivate() ? Optional.empty() : Optional.ofNullable(publicKey(algorithm, jwk));
        } catch (JOSEException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** The key for verifying signatures of any algorithm that the server supports; empty if the key fits none. */
    public static Optional<PublicKey> of(JWK jwk) {
        return Arrays.stream(SigningAlgorithm.values())
                .flatMap(algorithm -> of(algorithm, jwk).stream())
                .findFirst();
    }

    /**
     * The keys of a JWK set (RFC 7517 section 5), without keys of a {@code kty} that the library does not know.
     *
     * @throws ParseException if the document is not a key set, or a known kind of key in it is malformed
     */
    public static List<JWK> ofSet(byte[] json) throws ParseException {
        Map<String, Object> set =
                JoseObject.read(json).orElseThrow(() -> new ParseException("the key set is not a JSON object", 0));
        if (!(set.get("keys") instanceof List<?> keys) || !keys.stream().allMatch(Map.class::isInstance)) {
            throw new ParseException("keys must be a list of JSON objects", 0);
        }
        try {
            return JWKSet.parse(new String(json, StandardCharsets.UTF_8)).getKeys();
        } catch (RuntimeException e) {
            // The library throws a RuntimeException if some members have the wrong type.
            throw (ParseException) new ParseException("the key set has a malformed key", 0).initCause(e);
        }
    }

    private static @Nullable PublicKey publicKey(SigningAlgorithm algorithm, JWK jwk)
            throws JOSEException, GeneralSecurityException {
        return switch (algorithm) {
            case RS256, PS256 -> jwk instanceof RSAKey rsa ? bounded(rsa.toRSAPublicKey()) : null;
            case ES256 -> jwk instanceof ECKey ec && Curve.P_256.equals(ec.getCurve()) ? ec.toECPublicKey() : null;
            case EdDSA -> jwk instanceof OctetKeyPair okp && Curve.Ed25519.equals(okp.getCurve()) ? ed25519(okp) : null;
        };
    }

    private static @Nullable PublicKey bounded(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        boolean fits = bits >= MIN_RSA_BITS
                && bits <= MAX_RSA_BITS
                && key.getPublicExponent().bitLength() <= MAX_EXPONENT_BITS;
        return fits ? key : null;
    }

    private static @Nullable PublicKey ed25519(OctetKeyPair okp) throws GeneralSecurityException {
        byte[] x = okp.getDecodedX();
        if (x.length != ED25519_BYTES) {
            return null;
        }
        byte[] prefix = HexFormat.of().parseHex(ED25519_PREFIX);
        byte[] encoded = Arrays.copyOf(prefix, prefix.length + x.length);
        System.arraycopy(x, 0, encoded, prefix.length, x.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
