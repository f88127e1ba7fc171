package dev.signet.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\t", "\n", "\r", "\u001f", "\u007f"})
    void control_characters_in_a_parameter_are_refused(String control) {
        for (String name : List.of("client_id", "state", "nonce", "scope", "audience", "of_nobody")) {
            assertThatThrownBy(() -> Parameters.of(form(name, "a" + control + "b")))
                    .isInstanceOfSatisfying(
                            ProtocolException.class,
                            refused -> assertThat(refused.error()).isEqualTo(ProtocolError.INVALID_REQUEST));
        }
        assertThatThrownBy(() -> Parameters.of(Map.of("nonce", control))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void json_may_span_lines_but_contain_no_other_control_characters() {
        String json = "{\r\n\t\"userinfo\": {}\n}";

        assertThat(Parameters.of(form("claims", json)).find("claims")).contains(json);
        assertThatThrownBy(() -> Parameters.of(form("claims", "{\0}"))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void text_of_any_language_is_a_value() {
        assertThat(Parameters.of(form("login_hint", "Zoë 日本 \u00a0")).find("login_hint"))
                .contains("Zoë 日本 \u00a0");
    }

    private static MultivaluedMap<String, String> form(String name, String value) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.add(name, value);
        return form;
    }
}
