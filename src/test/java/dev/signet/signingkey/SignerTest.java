package dev.signet.signingkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignerTest {
    private static final byte[] CLAIMS =
            "{\"iss\":\"https://id.example\",\"sub\":\"4711\"}".getBytes(StandardCharsets.UTF_8);
    private static final TestingSigningKeysConfig NATIVE = TestingSigningKeysConfig.defaults();
    private static final TestingSigningKeysConfig JDK = NATIVE.onTheJdk();

    @ParameterizedTest
    @EnumSource
    void nimbus_verifies_signatures_of_the_native_library(SigningAlgorithm algorithm) throws Exception {
        TestKeys.Pair key = TestKeys.active("17", algorithm);

        verifiedByNimbus(key, key.signer(NATIVE).sign(TokenType.ACCESS_TOKEN, CLAIMS));
    }

    @ParameterizedTest
    @EnumSource
    void nimbus_verifies_signatures_of_the_jdk(SigningAlgorithm algorithm) throws Exception {
        TestKeys.Pair key = TestKeys.active("17", algorithm);

        verifiedByNimbus(key, key.signer(JDK).sign(TokenType.ACCESS_TOKEN, CLAIMS));
    }

    @Test
    void header_names_algorithm_type_and_key() throws Exception {
        String token =
                TestKeys.active("17", SigningAlgorithm.ES256).signer(NATIVE).sign(TokenType.LOGOUT_TOKEN, CLAIMS);

        assertThat(SignedJWT.parse(token).getHeader().toJSONObject())
                .containsOnly(Map.entry("alg", "ES256"), Map.entry("typ", "logout+jwt"), Map.entry("kid", "17"));
    }

    @ParameterizedTest
    @EnumSource
    void a_thousand_virtual_threads_share_one_key(SigningAlgorithm algorithm) throws Exception {
        TestKeys.Pair key = TestKeys.active("17", algorithm);
        Signer signer = key.signer(NATIVE);
        SigningKeyRing ring = TestKeys.ring(NATIVE, key.view());
        TokenVerifier verifier = new TokenVerifier(ring);

        List<Future<Boolean>> verified = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 1_000; n++) {
                byte[] claims = ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8);
                int expected = n;
                verified.add(threads.submit(() -> verifier.verify(signer.sign(TokenType.JWT, claims), TokenType.JWT)
                        .orElseThrow()
                        .claims()
                        .get("n")
                        .equals(expected)));
            }
        }

        assertThat(verified).allMatch(Future::resultNow);
    }

    @Test
    void coordinates_with_leading_zeros_keep_their_length() {
        HashSet<Integer> lengths = new HashSet<>();
        for (int n = 0; n < 600; n++) {
            PublicJwk jwk = TestKeys.active("17", SigningAlgorithm.ES256).view().publicJwk();
            lengths.add(jwk.x().length());
            lengths.add(jwk.y().length());
        }

        assertThat(lengths).containsExactly(43);
    }

    private static void verifiedByNimbus(TestKeys.Pair key, String token) throws Exception {
        TestingSigningKeysConfig config = NATIVE;
        byte[] document = TestKeys.ring(config, key.view()).current().document().json();
        JWK jwk = JWKSet.parse(new String(document, StandardCharsets.UTF_8)).getKeyByKeyId("17");
        JWSObject parsed = JWSObject.parse(token);

        assertThat(jwk.isPrivate()).isFalse();
        assertThat(parsed.getHeader().getAlgorithm())
                .isEqualTo(JWSAlgorithm.parse(jwk.getAlgorithm().getName()));
        assertThat(parsed.getPayload().toBytes()).isEqualTo(CLAIMS);
        assertThat(isValid(parsed, jwk)).isTrue();
    }

    private static boolean isValid(JWSObject parsed, JWK jwk) throws Exception {
        return switch (jwk.getKeyType().getValue()) {
            case "RSA" -> parsed.verify(new RSASSAVerifier(jwk.toRSAKey()));
            case "EC" -> parsed.verify(new ECDSAVerifier(jwk.toECKey()));
            default -> {
                // Nimbus needs another library for Ed25519, so the JDK verifies the key and signature that Nimbus
                // parsed.
                Signature signature = Signature.getInstance("Ed25519");
                signature.initVerify(KeyForms.publicKey(PublicJwk.okp(
                        SigningAlgorithm.EdDSA,
                        "17",
                        "Ed25519",
                        jwk.toOctetKeyPair().getX().toString())));
                signature.update(parsed.getSigningInput());
                yield signature.verify(parsed.getSignature().decode());
            }
        };
    }
}
