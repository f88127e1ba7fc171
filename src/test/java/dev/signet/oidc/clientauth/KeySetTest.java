package dev.signet.oidc.clientauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.fuzz.JsonValues;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {

    @Provide
    static Arbitrary<String> documents() {
        return JsonValues.any(List.of("keys", "kty", "use", "alg", "kid", "x5c", "crv", "x", "y", "n", "e", "d"));
    }

    @Property(tries = 5_000)
    void whatever_an_address_answers_is_read_or_refused(@ForAll("documents") String document) {
        try {
            assertThat(read(document)).isNotNull();
        } catch (ParseException refusal) {
            assertThat(refusal).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "[]", "{}", "{\"keys\":null}", "{\"keys\":[null]}", "{\"keys\":[7]}", "{\"keys\":[[]]}"})
    void what_is_no_key_set_is_refused(String document) {
        assertThatThrownBy(() -> read(document)).isInstanceOf(ParseException.class);
    }

    private static Object read(String document) throws ParseException {
        return KeySet.read(document.getBytes(StandardCharsets.UTF_8));
    }
}
