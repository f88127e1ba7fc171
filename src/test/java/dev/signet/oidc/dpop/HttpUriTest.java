package dev.signet.oidc.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which URLs are equal in {@code htu} (RFC 9449 section 4.3, RFC 3986 section 6.2). */
final class HttpUriTest {

    @ParameterizedTest
    @CsvSource({
        "https://id.example.com/oauth/v2/token, https://id.example.com/oauth/v2/token",
        "HTTPS://ID.example.COM/oauth/v2/token, https://id.example.com/oauth/v2/token",
        "https://id.example.com:443/oauth/v2/token, https://id.example.com/oauth/v2/token",
        "http://id.example.com:80/a, http://id.example.com/a",
        "https://id.example.com:80/a, https://id.example.com:80/a",
        "https://id.example.com/a?x=1#y, https://id.example.com/a",
        "https://id.example.com, https://id.example.com/",
        "https://id.example.com/%7euser/%c3%a4%2f, https://id.example.com/~user/%C3%A4%2F",
        "https://id.example.com/a/./b/../c, https://id.example.com/a/c",
        "https://[::1]:8443/a, https://[::1]:8443/a",
    })
    void equivalent_urls_have_one_normal_form(String text, String normal) {
        assertThat(HttpUri.normalized(text)).hasValue(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/oauth/v2/token",
                "id.example.com/oauth/v2/token",
                "ftp://id.example.com/a",
                "https:///a",
                "https://someone@id.example.com/a",
                "https://id.example.com/%zz",
                "https://id.example.com/a b",
                "https:a",
                "mailto:a@example.com"
            })
    void anything_else_is_not_a_resource_url(String text) {
        assertThat(HttpUri.normalized(text)).isEmpty();
    }
}
