package dev.signet.oidc.jwt;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.fuzz.JsonValues;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignJwtTest {
    private static final String HEADER = "{\"alg\":\"RS256\"}";
    private static final String CLAIMS = "{\"iss\":\"a\",\"aud\":[\"b\"],\"exp\":1800000000}";

    @Provide
    static Arbitrary<String> jwts() {
        return JsonValues.jwts();
    }

    @Property(tries = 5_000)
    void whatever_header_and_claims_are_it_is_read_or_refused(@ForAll("jwts") String jwt) {
        try {
            assertThat(read(jwt).header().getAlgorithm()).isNotNull();
        } catch (ProtocolException refusal) {
            assertThat(refusal.error()).isEqualTo(ProtocolError.INVALID_GRANT);
        }
    }

    @Property(tries = 5_000)
    void whatever_a_header_is_it_can_be_looked_at(@ForAll("jwts") String jwt) {
        assertThat(ForeignJwt.headerOf(jwt)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "7",
                "\"x\"",
                "true",
                "{",
                "",
                "{} {}",
                "{}",
                "{\"alg\":null}",
                "{\"alg\":7}",
                "{\"alg\":\"none\"}",
                "{\"alg\":\"RS256\",\"alg\":\"RS256\"}",
                "{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"RSA\",\"kty\":\"RSA\"}}",
                "{\"alg\":\"RS256\",\"kid\":7}",
                "{\"alg\":\"RS256\",\"typ\":[]}",
                "{\"alg\":\"RS256\",\"x5c\":[null]}",
                "{\"alg\":\"RS256\",\"crit\":[\"exp\"],\"exp\":1}",
                "{\"alg\":\"RS256\",\"crit\":[]}",
                "{\"alg\":\"RS256\",\"crit\":null}",
                "{\"alg\":\"RS256\",\"b64\":true}",
                "{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"]}"
            })
    void a_header_that_is_no_plain_object_is_refused(String header) {
        assertThatThrownBy(() -> read(JsonValues.jwt(header, CLAIMS))).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "QQ==", "QR", "Q*Q", "QUE\n", "Q"})
    void a_signature_has_one_form_in_base64url(String signature) {
        String signed = JsonValues.jwt(HEADER, CLAIMS);
        String unsigned = signed.substring(0, signed.lastIndexOf('.') + 1);
        assertThat(read(unsigned + "QQ").header().getAlgorithm().getName()).isEqualTo("RS256");
        assertThatThrownBy(() -> read(unsigned + signature)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void claims_are_in_utf_8_without_a_byte_order_mark() {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String header = base64.encodeToString(HEADER.getBytes(UTF_8));
        for (byte[] claims : List.of("\uFEFF{}".getBytes(UTF_8), "{}".getBytes(UTF_16), "{}".getBytes(UTF_16LE))) {
            assertThatThrownBy(() -> read(header + '.' + base64.encodeToString(claims) + ".QQ"))
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "7",
                "\"x\"",
                "{",
                "",
                "{\"iss\":\"a\",\"iss\":\"b\"}",
                "{\"iss\":[]}",
                "{\"iss\":7}",
                "{\"sub\":{}}",
                "{\"aud\":7}",
                "{\"aud\":[1,null]}",
                "{\"exp\":\"x\"}",
                "{\"nbf\":[]}",
                "{\"iat\":1e308}",
                "{\"exp\":9223372036854775808}",
                "{\"jti\":7}",
                "{\"iss\":\"\\u0000\"}",
                "{\"sub\":\"half \\ud800\"}"
            })
    void claims_that_are_no_object_or_have_another_type_are_refused(String claims) {
        assertThatThrownBy(() -> read(JsonValues.jwt(HEADER, claims))).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c", "e30.e30.eA.eA", "eyJ.e30.", "e30=.e30.eA", " e30.e30.eA"})
    void another_form_is_refused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void an_ordinary_one_is_read_and_null_counts_as_absent() {
        ForeignJwt jwt = read(JsonValues.jwt(HEADER, CLAIMS));
        assertThat(jwt.claims().getIssuer()).isEqualTo("a");
        assertThat(jwt.claims().getAudience()).containsExactly("b");
        assertThat(jwt.claims().getExpirationTime()).isNotNull();
        assertThat(read(JsonValues.jwt(HEADER, "{\"iss\":null,\"exp\":null,\"aud\":null}"))
                        .claims()
                        .getIssuer())
                .isNull();
    }

    private static ForeignJwt read(String text) {
        return ForeignJwt.read(text, ProtocolError.INVALID_GRANT::because);
    }
}
