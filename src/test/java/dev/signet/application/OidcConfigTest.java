package dev.signet.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcConfigTest {

    @Test
    void without_types_the_code_flow_is_configured() {
        OidcConfig config = Configs.with(
                        AppType.WEB, AuthMethod.BASIC, List.of(), List.of(), "https://app.example.com/callback")
                .validated();

        assertThat(config.responseTypes()).containsExactly(ResponseType.CODE);
        assertThat(config.grantTypes()).containsExactly(GrantType.AUTHORIZATION_CODE);
    }

    @Test
    void order_and_repetition_make_no_difference() {
        OidcConfig config = Configs.with(
                        AppType.WEB,
                        AuthMethod.BASIC,
                        List.of(ResponseType.CODE, ResponseType.CODE),
                        List.of(GrantType.REFRESH_TOKEN, GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
                        " https://app.example.com/callback ",
                        "https://app.example.com/callback")
                .validated();

        assertThat(config).isEqualTo(Configs.web());
        assertThat(config.validated()).isEqualTo(config);
    }

    @Test
    void every_response_type_needs_a_grant_that_can_produce_it() {
        refused(
                ApplicationError.GRANT_TYPES_INVALID,
                Configs.with(
                        AppType.WEB,
                        AuthMethod.BASIC,
                        List.of(ResponseType.CODE),
                        List.of(GrantType.REFRESH_TOKEN),
                        "https://app.example.com/callback"));
        refused(
                ApplicationError.GRANT_TYPES_INVALID,
                Configs.with(
                        AppType.WEB,
                        AuthMethod.BASIC,
                        List.of(ResponseType.CODE, ResponseType.ID_TOKEN),
                        List.of(GrantType.AUTHORIZATION_CODE),
                        "https://app.example.com/callback"));
        assertThat(Configs.with(
                                AppType.NATIVE,
                                AuthMethod.NONE,
                                List.of(ResponseType.CODE),
                                List.of(GrantType.DEVICE_CODE))
                        .validated()
                        .grantTypes())
                .containsExactly(GrantType.DEVICE_CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/callback",
                "app.example.com/callback",
                "//app.example.com/callback",
                "https:///callback",
                "https:callback",
                "https://app.example.com/callback#",
                "https://app.example.com/callback#fragment",
                "https://app.example.com@evil.example/callback",
                "https://user:secret@app.example.com/callback",
                "com.example.app://user@host/callback",
                "https://app.example.com\\@evil.example/callback",
                "https://app.example.com/call back",
                "https://app.example.com/\ncallback",
                "https://äpp.example.com/callback",
                "javascript:alert(1)",
                "JavaScript://app.example.com/%0aalert(1)",
                "data:text/html,hello",
                "vbscript:msgbox",
                "file:///etc/passwd",
                "blob:https://app.example.com/1",
                ""
            })
    void a_redirect_uri_that_no_client_may_have_is_refused(String uri) {
        refused(ApplicationError.REDIRECT_URI_INVALID, Configs.of(AppType.NATIVE, AuthMethod.NONE, uri));
        OidcConfig web = Configs.web();
        refused(
                ApplicationError.POST_LOGOUT_REDIRECT_URI_INVALID,
                new OidcConfig(
                        web.redirectUris(),
                        web.responseTypes(),
                        web.grantTypes(),
                        web.appType(),
                        web.authMethod(),
                        List.of(uri),
                        false,
                        web.accessTokenType(),
                        false,
                        false,
                        false,
                        Duration.ZERO,
                        List.of(),
                        false,
                        "",
                        LoginVersion.UNSPECIFIED,
                        ""));
    }

    @Test
    void at_most_a_hundred_addresses_are_accepted() {
        String[] many =
                Collections.nCopies(101, "https://app.example.com/callback").toArray(String[]::new);

        refused(ApplicationError.REDIRECT_URI_INVALID, Configs.of(AppType.WEB, AuthMethod.BASIC, many));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.com/path", "app.example.com", "*", "https://a@b.example", "null"})
    void a_text_that_is_not_an_origin_is_refused(String origin) {
        refused(ApplicationError.ORIGIN_INVALID, Configs.with(Configs.web(), false, "", origin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.com/logout",
                "https://app.example.com/logout#now",
                "com.example.app:/logout",
                "logout"
            })
    void an_address_that_the_server_must_not_call_is_refused(String uri) {
        refused(ApplicationError.BACK_CHANNEL_LOGOUT_URI_INVALID, Configs.with(Configs.web(), false, uri));
    }

    @Test
    void a_plain_http_logout_uri_is_accepted_on_the_same_machine_and_in_dev_mode() {
        assertThat(Configs.with(Configs.web(), false, "http://localhost:8080/logout")
                        .validated()
                        .backChannelLogoutUri())
                .isNotEmpty();
        assertThat(Configs.with(Configs.web(), true, "http://app.example.com/logout")
                        .validated()
                        .backChannelLogoutUri())
                .isNotEmpty();
    }

    @Test
    void a_clock_skew_of_up_to_five_seconds_is_accepted() {
        assertThat(Configs.withClockSkew(Duration.ofSeconds(5)).validated().clockSkew())
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(Configs.withClockSkew(Duration.ofMillis(1)).validated().clockSkew())
                .isEqualTo(Duration.ofMillis(1));
        refused(ApplicationError.CLOCK_SKEW_INVALID, Configs.withClockSkew(Duration.ofNanos(1_999_999)));
        refused(ApplicationError.CLOCK_SKEW_INVALID, Configs.withClockSkew(Duration.ofMillis(5001)));
        refused(ApplicationError.CLOCK_SKEW_INVALID, Configs.withClockSkew(Duration.ofMillis(-1)));
    }

    @Test
    void an_api_is_no_client_and_authenticates_by_one_of_two_methods() {
        refused(ApplicationError.APP_TYPE_INVALID, Configs.of(AppType.API, AuthMethod.BASIC));
        for (AuthMethod method : List.of(AuthMethod.NONE, AuthMethod.POST)) {
            assertThatThrownBy(() -> new ApiConfig(method).validated())
                    .isInstanceOfSatisfying(
                            DomainException.class,
                            e -> assertThat(e.error()).isEqualTo(ApplicationError.AUTH_METHOD_INVALID));
        }
    }

    @Test
    void origins_are_those_of_the_web_addresses_and_the_additional_ones() {
        OidcConfig config = Configs.with(
                Configs.of(
                        AppType.WEB,
                        AuthMethod.BASIC,
                        "https://APP.example.com:443/callback",
                        "http://localhost:3000/callback",
                        "com.example.app:/callback"),
                false,
                "",
                "https://other.example.com");

        assertThat(config.allowedOrigins())
                .containsExactly("https://app.example.com", "http://localhost:3000", "https://other.example.com");
    }

    private static void refused(DomainError error, OidcConfig config) {
        assertThatThrownBy(config::validated)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
