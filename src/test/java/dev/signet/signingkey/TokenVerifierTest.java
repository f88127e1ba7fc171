package dev.signet.signingkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Row A-14: unsigned and altered tokens, and confusion of algorithms, types and keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenVerifierTest {
    private static final TestingSigningKeysConfig CONFIG = TestingSigningKeysConfig.defaults();
    private static final byte[] CLAIMS = "{\"sub\":\"4711\"}".getBytes(StandardCharsets.UTF_8);

    private final TestKeys.Pair rsa = TestKeys.active("17", SigningAlgorithm.RS256);
    private final TestKeys.Pair ec = TestKeys.active("18", SigningAlgorithm.ES256);
    private final TokenVerifier verifier = verifier(rsa.view(), ec.view());

    @ParameterizedTest
    @EnumSource
    void own_tokens_verify(SigningAlgorithm algorithm) {
        TestKeys.Pair key = TestKeys.active("19", algorithm);
        String token = key.signer(CONFIG).sign(TokenType.ACCESS_TOKEN, CLAIMS);

        assertThat(verifier(key.view()).verify(token, TokenType.ACCESS_TOKEN))
                .contains(new VerifiedToken("19", algorithm, TokenType.ACCESS_TOKEN, Map.of("sub", "4711")));
    }

    @Test
    void a_token_that_was_verified_before_is_still_refused_as_another_type_or_when_altered() {
        String token = rsa.signer(CONFIG).sign(TokenType.JWT, CLAIMS);
        assertThat(verifier.verify(token, TokenType.JWT)).isPresent();
        assertThat(verifier.verify(token, TokenType.JWT)).isEqualTo(verifier.verify(token, TokenType.JWT));

        assertThat(verifier.verify(token, TokenType.ACCESS_TOKEN)).isEmpty();
        refused(token.substring(0, token.length() - 4) + "AAAA");
        refused(token + ' ');
    }

    @Test
    void an_id_token_is_no_access_token() {
        String token = rsa.signer(CONFIG).sign(TokenType.JWT, CLAIMS);

        assertThat(verifier.verify(token, TokenType.ACCESS_TOKEN)).isEmpty();
    }

    @Test
    void unsigned_tokens_are_refused() {
        String body = base64("{\"sub\":\"4711\"}");
        for (String alg : List.of("none", "None", "NONE", "")) {
            String header = base64("{\"alg\":\"" + alg + "\",\"typ\":\"JWT\",\"kid\":\"17\"}");
            refused(header + "." + body + ".");
            refused(header + "." + body + "." + base64("x"));
        }
        refused(base64("{\"typ\":\"JWT\",\"kid\":\"17\"}") + "." + body + ".");
    }

    @Test
    void the_public_key_is_no_hmac_secret() throws Exception {
        byte[] publicKey = KeyForms.publicKey(rsa.view().publicJwk()).getEncoded();
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(JOSEObjectType.JWT)
                        .keyID("17")
                        .build(),
                new Payload(CLAIMS));
        token.sign(new MACSigner(publicKey));

        refused(token.serialize());
    }

    @Test
    void an_rsa_key_verifies_only_with_its_own_padding() throws Exception {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.PS256)
                        .type(JOSEObjectType.JWT)
                        .keyID("17")
                        .build(),
                new Payload(CLAIMS));
        token.sign(new RSASSASigner(rsa.privateKey()));

        refused(token.serialize());
    }

    @Test
    void a_header_that_names_another_algorithm_than_was_used_is_refused() {
        String token = rsa.signer(CONFIG).sign(TokenType.JWT, CLAIMS);

        refused(base64("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"17\"}") + token.substring(token.indexOf('.')));
    }

    @Test
    void a_key_in_the_header_is_not_used() throws Exception {
        TestKeys.Pair stranger = TestKeys.active("17", SigningAlgorithm.RS256);
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID("17")
                        .jwk(JWK.parse(
                                new String(new JoseJson().write(stranger.view().publicJwk()), StandardCharsets.UTF_8)))
                        .build(),
                new Payload(CLAIMS));
        token.sign(new RSASSASigner(stranger.privateKey()));

        refused(token.serialize());
    }

    @Test
    void extensions_that_must_be_understood_are_refused() throws Exception {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID("17")
                        .criticalParams(Set.of("urn:example:rule"))
                        .customParam("urn:example:rule", true)
                        .build(),
                new Payload(CLAIMS));
        token.sign(new RSASSASigner(rsa.privateKey()));

        refused(token.serialize());
    }

    @Test
    void every_altered_character_is_noticed() {
        for (String token : List.of(
                rsa.signer(CONFIG).sign(TokenType.JWT, CLAIMS),
                ec.signer(CONFIG).sign(TokenType.JWT, CLAIMS))) {
            for (int at = 0; at < token.length(); at++) {
                char altered = token.charAt(at) == 'A' ? 'B' : 'A';
                refused(token.substring(0, at) + altered + token.substring(at + 1));
            }
        }
    }

    @Test
    void changed_unused_bits_of_the_last_character_are_noticed() {
        String token = ec.signer(CONFIG).sign(TokenType.JWT, CLAIMS);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char last = token.charAt(token.length() - 1);

        alphabet.chars()
                .filter(c -> c != last)
                .forEach(c -> refused(token.substring(0, token.length() - 1) + (char) c));
        refused(token + "==");
        refused(token + "=");
    }

    @Test
    void a_signature_of_zeros_or_of_another_length_is_refused() {
        String token = ec.signer(CONFIG).sign(TokenType.JWT, CLAIMS);
        String input = token.substring(0, token.lastIndexOf('.') + 1);
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();

        for (int length : new int[] {0, 1, 63, 64, 65, 128}) {
            refused(input + encoder.encodeToString(new byte[length]));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "a.b",
                "a.b.c",
                "a.b.c.d",
                "\u00e4.\u00e4.\u00e4",
                "bnVsbA.bnVsbA.bnVsbA",
                "W10.W10.W10",
                "e30.e30.e30"
            })
    void a_text_that_is_no_token_is_refused(String text) {
        refused(text);
    }

    @Test
    void tokens_that_are_too_long_are_refused_without_being_parsed() {
        refused(rsa.signer(CONFIG)
                .sign(TokenType.JWT, ("{\"a\":\"" + "x".repeat(13_000) + "\"}").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_header_member_given_twice_is_refused() {
        String token = rsa.signer(CONFIG).sign(TokenType.JWT, CLAIMS);
        String twice = base64("{\"alg\":\"RS256\",\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"17\"}");

        refused(twice + token.substring(token.indexOf('.')));
    }

    @Test
    void unknown_keys_cause_at_most_five_queries_per_second() {
        AtomicInteger reads = new AtomicInteger();
        TokenVerifier counted = new TokenVerifier(TestKeys.ring(CONFIG, List.of(rsa.view()), reads));
        TestKeys.Pair stranger = TestKeys.active("99", SigningAlgorithm.ES256);
        String token = stranger.signer(CONFIG).sign(TokenType.JWT, CLAIMS);

        long start = System.nanoTime();
        for (int n = 0; n < 1_000; n++) {
            assertThat(counted.verify(token, TokenType.JWT)).isEmpty();
        }
        long seconds = (System.nanoTime() - start) / 1_000_000_000L;

        assertThat(reads.get()).isLessThanOrEqualTo((int) (2 + 5 * (seconds + 1)));
    }

    @Test
    void a_key_that_another_node_has_just_created_is_found() {
        List<SigningKeyView> keys = new ArrayList<>(List.of(rsa.view()));
        SigningKeyRing ring = TestKeys.ring(CONFIG, keys, new AtomicInteger());
        ring.refresh();
        keys.add(ec.view());
        String token = ec.signer(CONFIG).sign(TokenType.JWT, CLAIMS);
        TokenVerifier other = new TokenVerifier(ring);

        await().until(() -> other.verify(token, TokenType.JWT).isPresent());
    }

    private static TokenVerifier verifier(SigningKeyView... keys) {
        return new TokenVerifier(TestKeys.ring(CONFIG, keys));
    }

    private void refused(String token) {
        assertThat(verifier.verify(token, TokenType.JWT)).as(token).isEmpty();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
