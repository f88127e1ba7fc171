package dev.signet.oidc.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.fuzz.JsonValues;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientJwksTest {

    @Provide
    static Arbitrary<String> keySets() {
        return JsonValues.any(List.of(
                        "kty", "use", "alg", "kid", "key_ops", "x5c", "x5u", "x5t", "exp", "nbf", "iat", "crv", "x",
                        "y", "n", "e", "d", "oth", "k"))
                .list()
                .ofMaxSize(4)
                .map(keys -> "{\"keys\":[" + String.join(",", keys) + "]}");
    }

    @Property(tries = 5_000)
    void whatever_a_key_set_consists_of_it_is_read_or_refused(@ForAll("keySets") String keySet) {
        try {
            assertThat(ClientJwks.read(keySet)).isNotEmpty();
        } catch (ProtocolException refusal) {
            assertThat(refusal.error()).isEqualTo(ProtocolError.INVALID_CLIENT_METADATA);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "7",
                "{}",
                "{\"keys\":null}",
                "{\"keys\":{}}",
                "{\"keys\":[null]}",
                "{\"keys\":[7]}",
                "{\"keys\":[[]]}",
                "{\"keys\":[{\"kty\":null}]}",
                "{\"keys\":[{\"kty\":\"RSA\",\"n\":null,\"e\":7}]}",
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":[],\"y\":{}}]}",
                "{\"keys\":[],\"keys\":[]}"
            })
    void what_is_no_key_set_is_refused(String json) {
        assertThatThrownBy(() -> ClientJwks.read(json)).isInstanceOf(ProtocolException.class);
    }
}
