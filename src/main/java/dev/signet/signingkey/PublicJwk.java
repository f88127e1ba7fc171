package dev.signet.signingkey;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A public key as clients see it (RFC 7517, RFC 7518 section 6, RFC 8037). Numbers and keys are in base64url without
 * padding.
 *
 * @param n modulus of an RSA key
 * @param e exponent of an RSA key
 * @param x first coordinate of an EC key, or the whole Ed25519 key
 * @param y second coordinate of an EC key
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublicJwk(
        String kty,
        String use,
        SigningAlgorithm alg,
        String kid,
        @Nullable String n,
        @Nullable String e,
        @Nullable String crv,
        @Nullable String x,
        @Nullable String y) {

    static PublicJwk rsa(SigningAlgorithm alg, String kid, String n, String e) {
        return new PublicJwk("RSA", "sig", alg, kid, n, e, null, null, null);
    }

    static PublicJwk ec(SigningAlgorithm alg, String kid, String crv, String x, String y) {
        return new PublicJwk("EC", "sig", alg, kid, null, null, crv, x, y);
    }

    static PublicJwk okp(SigningAlgorithm alg, String kid, String crv, String x) {
        return new PublicJwk("OKP", "sig", alg, kid, null, null, crv, x, null);
    }
}
