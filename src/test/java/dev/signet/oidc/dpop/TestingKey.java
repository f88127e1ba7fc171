package dev.signet.oidc.dpop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.signingkey.TestingKeyPairs;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The key of a client, and proofs signed with it. */
public final class TestingKey {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SigningAlgorithm algorithm;
    private final KeyPair pair;
    private final JWK jwk;

    private TestingKey(SigningAlgorithm algorithm, KeyPair pair) {
        this.algorithm = algorithm;
        this.pair = pair;
        this.jwk = jwk(algorithm, pair);
    }

    public static TestingKey of(SigningAlgorithm algorithm) {
        return new TestingKey(algorithm, TestingKeyPairs.of(algorithm));
    }

    public static TestingKey es256() {
        return of(SigningAlgorithm.ES256);
    }

    static TestingKey rsa(SigningAlgorithm algorithm, int bits) {
        return new TestingKey(algorithm, TestingKeyPairs.rsa(bits));
    }

    public String thumbprint() {
        try {
            return jwk.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key as a JWK. */
    public Map<String, Object> publicJwk() {
        return jwk.toJSONObject();
    }

    /** A correct proof. */
    public Proof proof(String method, String url) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", "dpop+jwt");
        header.put("alg", algorithm.name());
        header.put("jwk", publicJwk());
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("htm", method);
        claims.put("htu", url);
        claims.put("iat", Instant.now().getEpochSecond());
        return new Proof(header, claims);
    }

    /** A proof that is not signed yet; a member that is null is left out. */
    public final class Proof {
        private final Map<String, Object> header;
        private final Map<String, Object> claims;

        private Proof(Map<String, Object> header, Map<String, Object> claims) {
            this.header = header;
            this.claims = claims;
        }

        public Proof header(String name, @Nullable Object value) {
            put(header, name, value);
            return this;
        }

        public Proof claim(String name, @Nullable Object value) {
            put(claims, name, value);
            return this;
        }

        /** Binds the proof to an access token. */
        public Proof of(String accessToken) {
            return claim("ath", hash(accessToken));
        }

        public String sign() {
            return jwt(header, claims);
        }

        private static void put(Map<String, Object> all, String name, @Nullable Object value) {
            if (value == null) {
                all.remove(name);
            } else {
                all.put(name, value);
            }
        }
    }

    /** Any JWT signed with this key. */
    public String jwt(Map<String, Object> header, Map<String, Object> claims) {
        String input = part(header) + '.' + part(claims);
        try {
            Signature signature = algorithm.newSignature(null);
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + '.' + Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String accessToken) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, Object> members) {
        try {
            return Base64URL.encode(JSON.writeValueAsBytes(members)).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWK jwk(SigningAlgorithm algorithm, KeyPair pair) {
        return switch (algorithm) {
            case RS256, PS256 -> new RSAKey.Builder((RSAPublicKey) pair.getPublic()).build();
            case ES256 -> new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic()).build();
            case EdDSA -> {
                byte[] encoded = pair.getPublic().getEncoded();
                byte[] x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
                yield new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x)).build();
            }
        };
    }
}
