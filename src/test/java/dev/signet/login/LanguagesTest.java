package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
    private final Languages languages = new Languages();

    @ParameterizedTest
    @ValueSource(strings = {"login", "mail"})
    void every_language_has_all_texts(String bundle) {
        Map<String, String> english = Languages.read(bundle, "en");
        assertThat(english).isNotNull();
        assertThat(languages.tags()).contains("de", "en");
        for (String language : languages.tags()) {
            Map<String, String> texts = Languages.read(bundle, language);
            assertThat(texts).as(language).isNotNull();
            assertThat(texts.keySet()).as(language).isEqualTo(english.keySet());
            assertThat(texts.values()).as(language).noneMatch(String::isBlank);
            english.forEach((key, text) ->
                    assertThat(texts.get(key).contains("{0}")).as(key).isEqualTo(text.contains("{0}")));
        }
    }

    @Test
    void every_file_has_the_names_of_all_languages() {
        List<String> names =
                languages.tags().stream().map(tag -> "language." + tag).toList();
        for (String language : languages.tags()) {
            assertThat(Languages.read("login", language))
                    .as(language)
                    .satisfies(texts -> assertThat(texts.keySet())
                            .filteredOn(key -> key.startsWith("language."))
                            .containsExactlyInAnyOrderElementsOf(names));
        }
    }

    @Test
    void every_notice_has_a_text() {
        Texts english = languages.login(List.of("en"));
        assertThat(Arrays.stream(Notice.values()).map(Notice::key))
                .allSatisfy(key -> assertThat(english.get(key)).isNotBlank());
    }

    @Test
    void the_first_available_language_is_used() {
        assertThat(languages.login(List.of("tlh", "de-AT", "en")).language()).isEqualTo("de");
        assertThat(languages.login(List.of("tlh")).language()).isEqualTo("en");
        assertThat(languages.login(List.of()).language()).isEqualTo("en");
        assertThat(languages.mail(List.of("")).language()).isEqualTo("en");
    }

    @Test
    void a_value_replaces_the_placeholder() {
        assertThat(languages.login(List.of("en")).with("to_app", "Portal $1")).isEqualTo("to continue to Portal $1");
    }

    @Test
    void an_unknown_key_is_refused() {
        Texts texts = languages.login(List.of("en"));
        assertThatThrownBy(() -> texts.get("nothing")).isInstanceOf(IllegalArgumentException.class);
    }
}
