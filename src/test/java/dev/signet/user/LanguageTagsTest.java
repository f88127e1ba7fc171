package dev.signet.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageTagsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "en",
                "de",
                "de-CH",
                "EN-us",
                "pt-BR",
                "es-419",
                "zh-Hant-TW",
                "sr-Latn",
                "gsw",
                "gsw-CH",
                "deu",
                "rm",
                "haw",
                "de-CH-1996",
                "ar-EG-u-nu-latn"
            })
    void registered_languages_are_known(String tag) {
        assertThat(LanguageTags.isKnown(tag)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xx",
                "qq-DE",
                "english",
                "de-XX",
                "de-Qaaq",
                "en_US",
                "e",
                "e n",
                "en-",
                "-en",
                "x-mine",
                "und",
                "de--CH",
                "deutsch-CH",
                "\u0434\u0435",
                "en-US-US"
            })
    void unregistered_languages_are_not_known(String tag) {
        assertThat(LanguageTags.isKnown(tag)).isFalse();
    }
}
