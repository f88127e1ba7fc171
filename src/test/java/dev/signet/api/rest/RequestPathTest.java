package dev.signet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestPathTest {

    @Test
    void segments_are_decoded_once() {
        assertThat(RequestPath.segments("/users/a%C3%A9%20b/%2525")).containsExactly("users", "aé b", "%25");
    }

    @Test
    void a_plus_sign_is_itself() {
        assertThat(RequestPath.segments("/a+b")).containsExactly("a+b");
    }

    /** attack A-28 in docs/security-rules.md */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "users",
                "/",
                "//users",
                "/users//1",
                "/users/",
                "/users/./1",
                "/users/../1",
                "/users/%2e%2e/1",
                "/users/%2E%2e/1",
                "/users/.%2e/1",
                "/users/%2e/1",
                "/users/a%2fb",
                "/users/a%2Fb",
                "/users/a%5cb",
                "/users/a\\b",
                "/users;a=b/1",
                "/users/1;x",
                "/users/%00",
                "/users/%0a",
                "/users/%7f",
                "/users/a b",
                "/users/é",
                "/users/%",
                "/users/%2",
                "/users/%zz",
                "/users/%c3",
                "/users/%c0%ae%c0%ae/1",
                "/users/%ed%a0%80"
            })
    void an_ambiguous_path_is_refused(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestPath.segments(path));
    }
}
