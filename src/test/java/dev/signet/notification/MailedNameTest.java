package dev.signet.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailedNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Lovelace",
                "J.R.R. Tolkien",
                "Dr. O\u2019Hara-M\u00FCller",
                "\u674E\u5C0F\u9F99",
                "\u05E2\u05D3\u05D4 \u05DC\u05D1\u05DC\u05D9\u05D9\u05E1",
                "Grace & Hopper",
                "Martin Luther King Jr."
            })
    void a_plain_name_is_used_in_the_greeting(String name) {
        assertThat(MailedName.greeted(name)).contains(name);
    }

    // attack A-37 in docs/security-rules.md
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "Win now at evil.example",
                "evil\u200B.example",
                "e\u202Evil.example",
                "WWW evil",
                "call//evil",
                "ada@evil.example",
                "\\\\evil\\share",
                "evil\u3002example",
                "evil\u2024com",
                "evil\uFE0F.com",
                "evil\uFE52com",
                "evil\uFF0Ecom",
                "evil\uFF61com",
                "1\u2488com",
                "ada\uFE6Bevil",
                "ada\uFF20evil",
                "evil\u2100me",
                "evil\uFF0Fme",
                "\uFF57\uFF57\uFF57 evil",
                "\u24E6\u24E6\u24E6 evil",
                "xn--evl-0ra.example",
                "192.168.17.23",
                ""
            })
    void a_name_that_would_become_a_link_is_left_out(String name) {
        assertThat(MailedName.greeted(name)).isEmpty();
    }

    @Test
    void a_long_text_is_not_used_as_a_name() {
        assertThat(MailedName.greeted("x".repeat(101))).isEmpty();
    }

    @Test
    void a_name_stays_on_its_line() {
        assertThat(MailedName.greeted("Ada\r\nBcc: all\u2028next\u0085line")).contains("AdaBcc: allnextline");
    }

    @Test
    void a_login_name_is_shown_unless_it_looks_like_a_page_address() {
        assertThat(MailedName.entered("ada@example.com")).contains("ada@example.com");
        assertThat(MailedName.entered("https://evil.example@org.example")).isEmpty();
        assertThat(MailedName.entered("www.evil.example@org.example")).isEmpty();
        assertThat(MailedName.entered("ada\u2028x@org.example")).isEmpty();
        assertThat(MailedName.entered("www\u2024evil.example@org.example")).isEmpty();
        assertThat(MailedName.entered("evil\uFF0Fexample@org.example")).isEmpty();
    }
}
