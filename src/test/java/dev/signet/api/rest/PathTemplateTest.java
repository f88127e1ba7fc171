package dev.signet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.api.rest.PathTemplate.Segment;
import dev.signet.api.rest.PathTemplate.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PathTemplateTest {

    @Test
    void a_variable_takes_one_segment() {
        PathTemplate template = PathTemplate.parse("/users/{user_id}/keys");
        assertThat(template.segments())
                .containsExactly(new Segment.Literal("users"), new Segment.Single(), new Segment.Literal("keys"));
        assertThat(template.variables()).containsExactly(new Variable("user_id", 1, 2));
        assertThat(template.variables().getFirst().value(List.of("users", "7", "keys")))
                .isEqualTo("7");
    }

    @Test
    void a_variable_can_take_several_segments() {
        PathTemplate template = PathTemplate.parse("/v1/{name=shelves/*/books/*}");
        assertThat(template.variables().getFirst().value(List.of("v1", "shelves", "1", "books", "2")))
                .isEqualTo("shelves/1/books/2");
    }

    @Test
    void a_variable_can_take_the_rest() {
        PathTemplate template = PathTemplate.parse("/files/{path=**}");
        assertThat(template.segments()).containsExactly(new Segment.Literal("files"), new Segment.Rest());
        assertThat(template.variables().getFirst().value(List.of("files", "a", "b")))
                .isEqualTo("a/b");
    }

    @Test
    void nested_fields_and_verbs_are_read() {
        PathTemplate template = PathTemplate.parse("/users/{user.id}:lock");
        assertThat(template.variables()).containsExactly(new Variable("user.id", 1, 2));
        assertThat(template.verb()).isEqualTo("lock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "users", "/users//x", "/users/{id", "/users/{id=", "/{p=**}/x", "/a}b", "/users/"})
    void an_invalid_template_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PathTemplate.parse(text));
    }
}
