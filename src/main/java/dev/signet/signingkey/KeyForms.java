package dev.signet.signingkey;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Converts keys to and from JWKs and PKCS #8. */
final class KeyForms {
    private static final int P256_BYTES = 32;

    /** The SubjectPublicKeyInfo bytes in front of the 32 bytes of an Ed25519 key (RFC 8410, section 4). */
    private static final String ED25519_PREFIX = "302a300506032b6570032100";

    private KeyForms() {}

    static PrivateKey privateKey(SigningAlgorithm algorithm, byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(algorithm.keyAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("stored " + algorithm + " key cannot be read", e);
        }
    }

    static PublicJwk jwk(SigningAlgorithm algorithm, String kid, PublicKey key) {
        return switch (algorithm) {
            case RS256, PS256 -> {
                RSAPublicKey rsa = (RSAPublicKey) key;
                yield PublicJwk.rsa(algorithm, kid, number(rsa.getModulus()), number(rsa.getPublicExponent()));
            }
            case ES256 -> {
                ECPoint point = ((ECPublicKey) key).getW();
                yield PublicJwk.ec(
                        algorithm, kid, "P-256", coordinate(point.getAffineX()), coordinate(point.getAffineY()));
            }
            case EdDSA -> {
                byte[] encoded = key.getEncoded();
                byte[] x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
                yield PublicJwk.okp(algorithm, kid, "Ed25519", base64(x));
            }
        };
    }

    static PublicKey publicKey(PublicJwk jwk) {
        try {
            KeyFactory factory = KeyFactory.getInstance(jwk.alg().keyAlgorithm());
            return switch (jwk.alg()) {
                case RS256, PS256 -> factory.generatePublic(new RSAPublicKeySpec(number(jwk.n()), number(jwk.e())));
                case ES256 ->
                    factory.generatePublic(
                            new ECPublicKeySpec(new ECPoint(number(jwk.x()), number(jwk.y())), curve(jwk.alg())));
                case EdDSA -> factory.generatePublic(new X509EncodedKeySpec(ed25519(bytes(jwk.x()))));
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("public key " + jwk.kid() + " cannot be read", e);
        }
    }

    private static ECParameterSpec curve(SigningAlgorithm algorithm) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(algorithm.keyParameters());
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static byte[] ed25519(byte[] x) {
        byte[] prefix = HexFormat.of().parseHex(ED25519_PREFIX);
        byte[] encoded = Arrays.copyOf(prefix, prefix.length + x.length);
        System.arraycopy(x, 0, encoded, prefix.length, x.length);
        return encoded;
    }

    /** Encodes a number as Base64urlUInt: big-endian without leading zero (RFC 7518, section 2). */
    private static String number(BigInteger value) {
        byte[] signed = value.toByteArray();
        return base64(signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed);
    }

    /** Encodes a coordinate with the full length of the curve's field, leading zeros included (RFC 7518, 6.2.1.2). */
    private static String coordinate(BigInteger value) {
        byte[] signed = value.toByteArray();
        byte[] fixed = new byte[P256_BYTES];
        int length = Math.min(signed.length, P256_BYTES);
        System.arraycopy(signed, signed.length - length, fixed, P256_BYTES - length, length);
        return base64(fixed);
    }

    private static BigInteger number(@Nullable String base64) {
        return new BigInteger(1, bytes(base64));
    }

    private static byte[] bytes(@Nullable String base64) {
        return Base64.getUrlDecoder().decode(requireNonNull(base64, "JWK member"));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
