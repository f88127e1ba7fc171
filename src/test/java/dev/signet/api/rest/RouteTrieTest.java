package dev.signet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.api.rest.RouteTrie.Found;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RouteTrieTest {
    private final RouteTrie<String> trie = new RouteTrie<>();

    @BeforeEach
    void add_routes() {
        add("GET", "/users/{id}");
        add("DELETE", "/users/{id}");
        add("GET", "/users/me");
        add("POST", "/users/{id}/_lock");
        add("GET", "/users/me/keys");
        add("GET", "/files/{path=**}");
        add("GET", "/files/index");
        add("POST", "/jobs/{id}:cancel");
        add("POST", "/jobs/{id}");
    }

    @Test
    void a_literal_takes_precedence_over_a_variable() {
        assertThat(find("GET", "users", "me")).isEqualTo("GET /users/me");
        assertThat(find("GET", "users", "7")).isEqualTo("GET /users/{id}");
    }

    @Test
    void a_variable_is_used_if_the_literal_lacks_the_method() {
        assertThat(find("DELETE", "users", "me")).isEqualTo("DELETE /users/{id}");
    }

    @Test
    void a_variable_is_used_if_the_literal_has_no_route() {
        assertThat(find("POST", "users", "me", "_lock")).isEqualTo("POST /users/{id}/_lock");
    }

    @Test
    void a_known_path_reports_its_methods() {
        assertThat(trie.find("PATCH", List.of("users", "7")))
                .isEqualTo(new Found.OtherMethods<>(Set.of("DELETE", "GET")));
    }

    @Test
    void an_unknown_path_has_no_route() {
        assertThat(trie.find("GET", List.of("users"))).isEqualTo(new Found.Nothing<String>());
        assertThat(trie.find("GET", List.of("users", "7", "keys"))).isEqualTo(new Found.Nothing<String>());
        assertThat(trie.find("GET", List.of("nope"))).isEqualTo(new Found.Nothing<String>());
    }

    @Test
    void the_rest_matches_any_number_of_segments() {
        assertThat(find("GET", "files")).isEqualTo("GET /files/{path=**}");
        assertThat(find("GET", "files", "a", "b", "c")).isEqualTo("GET /files/{path=**}");
        assertThat(find("GET", "files", "index")).isEqualTo("GET /files/index");
        assertThat(find("GET", "files", "index", "x")).isEqualTo("GET /files/{path=**}");
    }

    @Test
    void a_verb_is_removed_from_the_path() {
        assertThat(trie.find("POST", List.of("jobs", "a:cancel")))
                .isEqualTo(new Found.Target<>("POST /jobs/{id}:cancel", List.of("jobs", "a")));
        assertThat(trie.find("POST", List.of("jobs", "a:b")))
                .isEqualTo(new Found.Target<>("POST /jobs/{id}", List.of("jobs", "a:b")));
    }

    @Test
    void two_routes_for_one_request_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> add("GET", "/users/{user_id}"));
    }

    private void add(String method, String template) {
        trie.add(method, PathTemplate.parse(template), method + " " + template);
    }

    private String find(String method, String... path) {
        return trie.find(method, List.of(path)) instanceof Found.Target<String> found ? found.target() : "nothing";
    }
}
