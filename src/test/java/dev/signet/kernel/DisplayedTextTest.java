package dev.signet.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Lovelace",
                "\u05E2\u05D3\u05D4",
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                "\u674E\u5C0F\u9F99",
                "\uD83D\uDC69\u200D\uD83D\uDE80",
                "e\u0301",
                "?",
                "7",
                "\uFEFFx"
            })
    void a_name_in_any_script_is_plain_and_visible(String name) {
        assertThat(DisplayedText.isPlain(name)).isTrue();
        assertThat(DisplayedText.isVisible(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bank\u202Eneddih",
                "a\u202Ab",
                "a\u2066b",
                "a\u2069b",
                "a\u200Eb",
                "a\u200Fb",
                "a\u061Cb",
                "a\nb",
                "a\rb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u0000b",
                "a\u007Fb"
            })
    void controls_of_lines_and_directions_are_not_plain(String name) {
        assertThat(DisplayedText.isPlain(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00A0",
                "\u200B",
                "\uFEFF",
                "\u200D\u200C",
                "\u00AD",
                "\u2060",
                "\u3000",
                "\u115F",
                "\u3164",
                "\uFFA0",
                "\u2800",
                "\u034F",
                "\uFE0F",
                "\u180E",
                "\u0378",
                "\uFFFF",
                "\uDB40\uDC41"
            })
    void characters_that_show_nothing_are_not_visible(String name) {
        assertThat(DisplayedText.isVisible(name)).isFalse();
    }
}
