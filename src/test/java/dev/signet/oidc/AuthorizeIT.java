package dev.signet.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.signet.kernel.Actor;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The authorization endpoint: its errors and where they go (RFC 6749 4.1.2.1, OpenID Connect Core 3.1.2.6; ). */
@QuarkusTest
class AuthorizeIT {
    @Inject
    TestingFlow flow;

    @Inject
    UserCommands users;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com.evil.example/callback",
                "https://app.example.com@evil.example/callback",
                "https://app.example.com/callback/..;/x",
                "https://app.example.com/callback/",
                "https://app.example.com/callback#fragment",
                "https://APP.example.com/callback",
                "https://app.example.com:443/callback",
                "https://app.example.com/callback?x=1",
                "https://app.example.com/%63allback",
                "http://app.example.com/callback",
                "javascript:alert(1)"
            })
    void a_redirect_uri_that_does_not_match_exactly_is_never_redirected_to(String redirectUri) {
        Response answer = flow.authorize(flow.parameters(flow.webApp(), "redirect_uri", redirectUri), null);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).endsWith("/ui/login/error?reason=redirect_uri");
    }

    @Test
    void a_missing_redirect_uri_is_reported_as_missing_and_not_as_unregistered() {
        Map<String, String> parameters = flow.parameters(flow.webApp());
        parameters.remove("redirect_uri");
        Response answer = flow.authorize(parameters, null);

        assertThat(answer.getHeader("Location")).endsWith("/ui/login/error?reason=redirect_uri_missing");
        given().header("Accept-Language", "en")
                .get("/ui/login/error?reason=redirect_uri_missing")
                .then()
                .statusCode(400)
                .body(containsString("redirect_uri is missing"));
        // the redirect URI may be in a request object that could not be read
        parameters.put("request", "eyJhbGciOiJub25lIn0.e30.");
        assertThat(flow.authorize(parameters, null).getHeader("Location")).endsWith("/ui/login/error?reason=request");
    }

    @Test
    void the_metadata_lists_the_scopes_that_work() {
        given().get("/.well-known/openid-configuration")
                .then()
                .body(
                        "scopes_supported",
                        hasItems(
                                "openid",
                                "offline_access",
                                "urn:zitadel:iam:org:project:id:zitadel:aud",
                                "urn:zitadel:iam:user:metadata",
                                "urn:zitadel:iam:user:resourceowner"));
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, '', invalid_request",
        "request, eyJhbGciOiJub25lIn0.e30., request_not_supported",
        "request, nonsense, invalid_request_object",
        "request_uri, https://evil.example/r, request_uri_not_supported",
        "prompt, none login, invalid_request",
        "prompt, never, invalid_request",
        "max_age, soon, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "id_token_hint, nonsense, invalid_request",
        "prompt, none, login_required"
    })
    void an_invalid_parameter_is_reported_to_the_app_with_state_and_issuer(String name, String value, String error) {
        Response answer = flow.authorize(flow.parameters(flow.webApp(), name, value), null);

        assertThat(answer.getHeader("Location")).startsWith(TestingFlow.REDIRECT);
        assertThat(TestingFlow.query(answer.getHeader("Location")))
                .containsEntry("error", error)
                .containsEntry("state", "the-state")
                .containsKey("iss");
    }

    @Test
    void a_repeated_parameter_is_reported_to_the_application() {
        for (String name : List.of("nonce", "scope", "prompt")) {
            Response answer = twice(name);

            assertThat(answer.getHeader("Location")).as(name).startsWith(TestingFlow.REDIRECT + '?');
            assertThat(TestingFlow.query(answer.getHeader("Location")))
                    .containsEntry("error", "invalid_request")
                    .containsEntry("state", "the-state")
                    .containsKey("iss");
        }
        assertThat(TestingFlow.query(twice("state").getHeader("Location")))
                .containsEntry("error", "invalid_request")
                .doesNotContainKey("state");
    }

    @Test
    void a_repeated_client_id_or_redirect_uri_is_not_reported_to_the_application() {
        for (String name : List.of("client_id", "redirect_uri")) {
            assertThat(twice(name).getHeader("Location")).as(name).endsWith("/ui/login/error?reason=request");
        }
    }

    private Response twice(String name) {
        Map<String, String> parameters = flow.parameters(flow.webApp());
        return given().redirects()
                .follow(false)
                .queryParams(parameters)
                .queryParam(name, parameters.getOrDefault(name, "one"))
                .get("/oauth/v2/authorize");
    }

    @Test
    void an_unknown_response_mode_is_reported_to_the_application_in_the_query() {
        Response answer = flow.authorize(flow.parameters(flow.webApp(), "response_mode", "pigeon"), null);

        assertThat(answer.getHeader("Location")).startsWith(TestingFlow.REDIRECT + '?');
        assertThat(TestingFlow.query(answer.getHeader("Location")))
                .containsEntry("error", "invalid_request")
                .containsEntry("state", "the-state");
    }

    @Test
    void a_signed_in_person_is_not_asked_again_unless_the_app_wants_it() {
        TestingFlow.App app = flow.webApp();
        UserRef user = flow.person();
        Response waiting = flow.authorize(flow.parameters(app), null);
        TestingFlow.Browser browser = flow.signIn(waiting, user);

        Response silent = flow.authorize(flow.parameters(app, "prompt", "none"), browser.cookie());
        assertThat(TestingFlow.query(silent.getHeader("Location"))).containsKey("code");

        for (String prompt : new String[] {"login", "select_account", "create"}) {
            Response asked = flow.authorize(flow.parameters(app, "prompt", prompt), browser.cookie());
            assertThat(asked.getHeader("Location")).contains("/ui/login/");
        }

        users.lock(user, Actor.system());
        Response locked = flow.authorize(flow.parameters(app, "prompt", "none"), browser.cookie());
        assertThat(TestingFlow.query(locked.getHeader("Location"))).containsEntry("error", "login_required");
    }

    @Test
    void a_request_of_another_browser_is_not_finished() {
        TestingFlow.App app = flow.webApp();
        Response mine = flow.authorize(flow.parameters(app), null);
        Response theirs = flow.authorize(flow.parameters(app), null);
        TestingFlow.Browser browser = flow.signIn(theirs, flow.person());

        String id = TestingFlow.query(mine.getHeader("Location")).get("authRequestID");
        given().redirects()
                .follow(false)
                .cookie("signet-agent", browser.cookie())
                .queryParam("id", id)
                .get("/oauth/v2/authorize/callback")
                .then()
                .statusCode(303)
                .header("Location", containsString("/ui/login/error?reason=expired"));
    }

    @Test
    void links_and_issuer_ignore_headers_that_name_another_host() {
        given().header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example")
                .get("/.well-known/openid-configuration")
                .then()
                .statusCode(200)
                .body("issuer", equalTo("http://localhost:8080"))
                .body("code_challenge_methods_supported", equalTo(List.of("S256")))
                .body("grant_types_supported", hasItems("authorization_code", "refresh_token", "client_credentials"));
        Response answer = given().redirects()
                .follow(false)
                .header("X-Forwarded-Host", "evil.example")
                .queryParams(flow.parameters(flow.webApp()))
                .get("/oauth/v2/authorize");
        assertThat(answer.getHeader("Location")).startsWith("http://localhost:8080/ui/login/login");
    }

    @Test
    void the_token_endpoint_reports_errors_by_their_standard_codes() {
        TestingFlow.App app = flow.webApp();
        flow.token(app, Map.of("grant_type", "password"))
                .then()
                .statusCode(400)
                .body("error", equalTo("unsupported_grant_type"));
        flow.token(app, Map.of("grant_type", "authorization_code"))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
        flow.token(new TestingFlow.App("", "", app.clientId(), "wrong"), TestingFlow.codeForm("x"))
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Basic"))
                .body("error", equalTo("invalid_client"));
        given().formParam("grant_type", "authorization_code", "refresh_token")
                .post("/oauth/v2/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }
}
