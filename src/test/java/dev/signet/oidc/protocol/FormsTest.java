package dev.signet.oidc.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.fuzz.Values;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormsTest {

    @Property(tries = 200)
    void every_text_arrives_as_it_was_sent(@ForAll("fields") List<Map.Entry<String, String>> fields) {
        String encoded = String.join(
                "&",
                fields.stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .toList());

        MultivaluedMap<String, String> read = Forms.read(encoded.getBytes(StandardCharsets.UTF_8));

        for (Map.Entry<String, String> field : fields) {
            assertThat(read.get(field.getKey()))
                    .isEqualTo(fields.stream()
                            .filter(other -> other.getKey().equals(field.getKey()))
                            .map(Map.Entry::getValue)
                            .toList());
        }
    }

    @Property
    void any_bytes_are_read_or_refused(@ForAll byte[] body) {
        try {
            assertThat(Forms.read(body)).doesNotContainKey("");
        } catch (ProtocolException e) {
            assertThat(e.error()).isEqualTo(ProtocolError.INVALID_REQUEST);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=%",
                "a=%z",
                "a=%zz",
                "%zz=1",
                "a=%FF",
                "a=%C0%80",
                "a=%ED%A0%80",
                "a=%ED%A0%BD",
                "=",
                "=1",
                "a=1&=2"
            })
    void malformed_forms_are_refused(String form) {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> Forms.read(form))
                .satisfies(e -> assertThat(e.error()).isEqualTo(ProtocolError.INVALID_REQUEST));
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> Forms.read("a=é".getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void a_value_may_have_equals_signs_and_be_empty() {
        assertThat(Forms.read("a=b=c&&d&e=")).containsEntry("a", List.of("b=c")).containsEntry("d", List.of(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "Application/X-WWW-Form-UrlEncoded",
                "application/x-www-form-urlencoded; charset=",
                "application/x-www-form-urlencoded;charset=nope",
                "application/x-www-form-urlencoded ;;;"
            })
    void a_form_is_recognized_whatever_parameters_its_type_has(String type) {
        assertThat(Forms.isForm(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded2"})
    void other_types_are_not_forms(String type) {
        assertThat(Forms.isForm(type)).isFalse();
    }

    @Provide
    Arbitrary<List<Map.Entry<String, String>>> fields() {
        return Combinators.combine(Values.texts(20), Values.texts(60))
                .as(Map::entry)
                .list()
                .ofMaxSize(6);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
