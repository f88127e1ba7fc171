package dev.signet.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which redirect URIs a request may use (attack A-3). */
class RedirectUrisTest {
    private static final String REGISTERED = "https://app.example.com/callback";

    @Test
    void a_registered_address_is_allowed() {
        assertThat(RedirectUris.allows(List.of(REGISTERED), REGISTERED, AppType.WEB, false))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/callback/",
                "https://app.example.com/callback?x=1",
                "https://app.example.com/callback#x",
                "https://app.example.com/Callback",
                "https://APP.example.com/callback",
                "HTTPS://app.example.com/callback",
                "https://app.example.com:443/callback",
                "https://app.example.com/callback/../callback",
                "https://app.example.com/..;/callback",
                "https://app.example.com/%63allback",
                "https://app.example.com%2fcallback",
                "https://app.example.com.evil.example/callback",
                "https://evil.example/https://app.example.com/callback",
                "https://app.example.com@evil.example/callback",
                "http://app.example.com/callback",
                "https://app.example.com/callback ",
                "https://app.example.com/callback%0d%0a",
                ""
            })
    void an_address_that_only_resembles_a_registered_one_is_refused(String asked) {
        for (AppType type : List.of(AppType.WEB, AppType.USER_AGENT, AppType.NATIVE)) {
            assertThat(RedirectUris.allows(List.of(REGISTERED), asked, type, true))
                    .isFalse();
        }
    }

    @Test
    void a_native_app_may_use_any_port_of_a_loopback_address() {
        List<String> registered = List.of("http://127.0.0.1/callback", "http://[::1]:1/callback?a=b");

        assertThat(RedirectUris.allows(registered, "http://127.0.0.1:51004/callback", AppType.NATIVE, false))
                .isTrue();
        assertThat(RedirectUris.allows(registered, "http://[::1]:51004/callback?a=b", AppType.NATIVE, false))
                .isTrue();
        assertThat(RedirectUris.allows(registered, "http://127.0.0.1:51004/callback", AppType.WEB, false))
                .isFalse();
        assertThat(RedirectUris.allows(registered, "http://127.0.0.1:51004/other", AppType.NATIVE, false))
                .isFalse();
        assertThat(RedirectUris.allows(registered, "http://127.0.0.1:51004/callback#x", AppType.NATIVE, false))
                .isFalse();
        assertThat(RedirectUris.allows(registered, "http://localhost:51004/callback", AppType.NATIVE, false))
                .isFalse();
        assertThat(RedirectUris.allows(
                        registered, "http://127.0.0.1.evil.example:51004/callback", AppType.NATIVE, false))
                .isFalse();
        assertThat(RedirectUris.allows(registered, "http://127.0.0.1@evil.example/callback", AppType.NATIVE, false))
                .isFalse();
        assertThat(RedirectUris.allows(registered, "https://127.0.0.1:51004/callback", AppType.NATIVE, false))
                .isFalse();
    }

    @Test
    void plain_http_to_another_machine_is_allowed_only_in_dev_mode() {
        List<String> registered = List.of("http://app.example.com/callback", "http://localhost:3000/callback");

        assertThat(RedirectUris.allows(registered, "http://app.example.com/callback", AppType.WEB, false))
                .isFalse();
        assertThat(RedirectUris.allows(registered, "http://app.example.com/callback", AppType.WEB, true))
                .isTrue();
        assertThat(RedirectUris.allows(registered, "http://localhost:3000/callback", AppType.USER_AGENT, false))
                .isTrue();
    }

    @Test
    void only_native_apps_may_use_a_custom_scheme() {
        List<String> registered = List.of("com.example.app:/callback");

        assertThat(RedirectUris.allows(registered, "com.example.app:/callback", AppType.NATIVE, false))
                .isTrue();
        assertThat(RedirectUris.allows(registered, "com.example.app:/callback", AppType.WEB, true))
                .isFalse();
        assertThat(RedirectUris.allows(registered, "com.example.app:/callback", AppType.USER_AGENT, false))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost.evil.example/",
                "http://127.0.0.1.evil.example/",
                "http://127.evil.example/",
                "http://1270.0.0.1/",
                "http://10.0.0.1/",
                "https://localhost/"
            })
    void addresses_that_only_look_like_loopback_are_not_loopback(String uri) {
        assertThat(RedirectUris.isHttpLoopback(uri)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/",
                "http://LOCALHOST:1/",
                "http://127.0.0.1/",
                "http://127.8.9.1:2/",
                "http://[::1]/"
            })
    void all_spellings_of_loopback_are_recognised(String uri) {
        assertThat(RedirectUris.isHttpLoopback(uri)).isTrue();
    }
}
