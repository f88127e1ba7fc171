package dev.signet.oidc.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Collections;
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

    // RFC 6749 section 3.1
    @Test
    void a_parameter_without_value_counts_as_absent_however_often_it_occurs() {
        for (MultivaluedMap<String, String> form :
                List.of(form("scope", "", "openid"), form("scope", "openid", ""), form("scope", "", "openid", ""))) {
            assertThat(Parameters.of(form).find("scope")).contains("openid");
            assertThat(Parameters.readable(form).find("scope")).contains("openid");
        }
        assertThat(Parameters.of(form("scope", "", "")).find("scope")).isEmpty();
        assertThat(Parameters.of(form("audience", "", "a", "")).all("audience")).containsExactly("a");
    }

    @Test
    void a_parameter_with_two_values_is_refused() {
        MultivaluedMap<String, String> form = form("scope", "openid", "openid");

        assertThatThrownBy(() -> Parameters.of(form)).hasMessageContaining("The parameter scope occurs twice.");
        assertThat(Parameters.readable(form).find("scope")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"audience", "resource"})
    void a_parameter_that_may_occur_several_times_may_do_so_a_hundred_times(String name) {
        String[] values = Collections.nCopies(100, "a").toArray(String[]::new);
        assertThat(Parameters.of(form(name, values)).all(name)).hasSize(100);

        assertThatThrownBy(() ->
                        Parameters.of(form(name, Collections.nCopies(101, "a").toArray(String[]::new))))
                .hasMessageContaining("The parameter " + name + " occurs more than 100 times.");
        assertThatThrownBy(() -> Parameters.of(form(name, "a", "a".repeat(10_000))))
                .hasMessageContaining("The parameter " + name + " is too long.");
    }

    private static MultivaluedMap<String, String> form(String name, String... values) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.addAll(name, values);
        return form;
    }
}
