package dev.signet.oidc.par;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;

import dev.signet.interaction.SignInRequests;
import dev.signet.jdbc.Database;
import dev.signet.oidc.TestingFlow;
import dev.signet.session.AgentCookie;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pushed authorization requests (RFC 9126). */
@QuarkusTest
class PushedRequestIT {
    @Inject
    TestingFlow flow;

    @Inject
    Database database;

    @Inject
    AgentCookie cookies;

    @Inject
    SignInRequests requests;

    @Test
    void a_pushed_request_leads_to_tokens() {
        TestingFlow.App app = flow.webApp();
        Response pushed = push(app, flow.parameters(app));
        pushed.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .body("request_uri", startsWith("urn:ietf:params:oauth:request_uri:"))
                .body("expires_in", allOf(greaterThanOrEqualTo(60), lessThanOrEqualTo(600)));

        Response waiting = flow.authorize(reference(app, pushed), null);
        Map<String, String> answer = flow.callback(waiting, flow.signIn(waiting, flow.person()));

        assertThat(answer).containsEntry("state", "the-state").containsKey("iss");
        flow.redeem(app, answer.get("code")).then().statusCode(200);
    }

    @Test
    void parameters_sent_with_the_reference_are_ignored() {
        TestingFlow.App app = flow.webApp();
        Map<String, String> parameters = reference(app, push(app, flow.parameters(app)));
        parameters.put("redirect_uri", "https://evil.example/callback");
        parameters.put("state", "another-state");
        parameters.put("prompt", "none");

        Response waiting = flow.authorize(parameters, null);

        Map<String, String> answer = flow.callback(waiting, flow.signIn(waiting, flow.person()));
        assertThat(answer).containsEntry("state", "the-state").containsKey("code");
    }

    @Test
    void a_public_client_is_identified_and_needs_pkce() {
        TestingFlow.App app = flow.publicApp();
        push(app, flow.parameters(app)).then().statusCode(201);

        Map<String, String> without = flow.parameters(app);
        without.remove("code_challenge");
        without.remove("code_challenge_method");
        push(app, without).then().statusCode(400).body("error", equalTo("invalid_request"));
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, https://app.example.com.evil.example/callback, invalid_request", // attack A-3
        "redirect_uri, https://app.example.com@evil.example/callback, invalid_request", // attack A-3
        "redirect_uri, '', invalid_request",
        "response_type, token, unsupported_response_type",
        "response_mode, smoke, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "prompt, none login, invalid_request",
        "max_age, soon, invalid_request",
        "id_token_hint, nonsense, invalid_request",
        "client_id, 1, invalid_request",
        "request_uri, urn:ietf:params:oauth:request_uri:x, invalid_request",
        "registration, {}, registration_not_supported"
    })
    void an_invalid_parameter_is_refused_when_pushed(String name, String value, String error) {
        TestingFlow.App app = flow.webApp();

        push(app, flow.parameters(app, name, value))
                .then()
                .statusCode(400)
                .header("Cache-Control", "no-store")
                .body("error", equalTo(error));
    }

    @Test
    void only_the_authenticated_client_can_push() {
        TestingFlow.App app = flow.webApp();
        push(new TestingFlow.App("", "", app.clientId(), "wrong"), flow.parameters(app))
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
        given().formParams(flow.parameters(app))
                .post("/oauth/v2/par")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
        given().queryParams(flow.parameters(app)).get("/oauth/v2/par").then().statusCode(405);
    }

    @Test
    void a_parameter_that_occurs_twice_is_refused() {
        TestingFlow.App app = flow.webApp();

        client(app, flow.parameters(app))
                .formParam("state", "one", "two")
                .post("/oauth/v2/par")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    void a_reference_works_again_until_there_is_a_code() {
        TestingFlow.App app = flow.webApp();
        Map<String, String> reference = reference(app, push(app, flow.parameters(app)));
        Response first = flow.authorize(reference, null);
        Response reloaded = flow.authorize(reference, null);
        UserRef user = flow.person();

        TestingFlow.Browser browser = flow.signIn(reloaded, user);
        String code = flow.callback(reloaded, browser).get("code");

        expectExpired(flow.authorize(reference, browser.cookie()));
        expectExpired(callback(first, flow.signIn(first, user)));
        flow.redeem(app, code).then().statusCode(200);
    }

    @Test
    void a_reference_cannot_be_used_after_the_person_declined() {
        TestingFlow.App app = flow.webApp();
        Map<String, String> reference = reference(app, push(app, flow.parameters(app)));
        Response waiting = flow.authorize(reference, null);
        String sealed = TestingFlow.query(waiting.getHeader("Location")).get("authRequestID");

        Response answer = given().redirects()
                .follow(false)
                .cookie(cookies.name(), waiting.getCookie(cookies.name()))
                .queryParam(
                        "id",
                        requests.sealAgain(requests.open(sealed).orElseThrow().whenDeclined()))
                .get("/oauth/v2/authorize/callback");

        assertThat(TestingFlow.query(answer.getHeader("Location"))).containsEntry("error", "access_denied");
        expectExpired(flow.authorize(reference, null));
    }

    @Test
    void a_sign_in_may_take_longer_than_its_reference_is_valid() {
        TestingFlow.App app = flow.webApp();
        Map<String, String> reference = reference(app, push(app, flow.parameters(app)));
        Response waiting = flow.authorize(reference, null);
        database.update(
                "update pushed_authorization_requests set expires_at = now() - interval '1 second' where client_id = ?",
                app.clientId());

        assertThat(flow.callback(waiting, flow.signIn(waiting, flow.person()))).containsKey("code");
    }

    @Test
    void a_reference_works_for_its_client_only() {
        // attack A-4 in docs/security-rules.md
        TestingFlow.App app = flow.webApp();
        TestingFlow.App other = flow.webApp();
        Response pushed = push(app, flow.parameters(app));

        expectExpired(flow.authorize(reference(other, pushed), null));

        assertThat(flow.authorize(reference(app, pushed), null).getHeader("Location"))
                .contains("/ui/login/login");
    }

    @Test
    void a_reference_without_its_client_is_refused() {
        TestingFlow.App app = flow.webApp();
        Map<String, String> reference = reference(app, push(app, flow.parameters(app)));
        reference.remove("client_id");

        assertThat(flow.authorize(reference, null).getHeader("Location")).endsWith("/ui/login/error?reason=client");
    }

    @Test
    void an_expired_or_invented_reference_is_refused() {
        TestingFlow.App app = flow.webApp();
        Map<String, String> reference = reference(app, push(app, flow.parameters(app)));
        database.update(
                "update pushed_authorization_requests set expires_at = now() - interval '1 second' where client_id = ?",
                app.clientId());

        expectExpired(flow.authorize(reference, null));
        reference.put("request_uri", "urn:ietf:params:oauth:request_uri:guess");
        expectExpired(flow.authorize(reference, null));
    }

    @Test
    void of_concurrent_uses_of_a_reference_exactly_one_gets_a_code() throws Exception {
        // attack A-5 in docs/security-rules.md
        TestingFlow.App app = flow.webApp();
        Response waiting = flow.authorize(flow.parameters(app), null);
        TestingFlow.Browser browser = flow.signIn(waiting, flow.person());
        Map<String, String> reference = reference(app, push(app, flow.parameters(app)));
        List<String> places = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                answers.add(threads.submit(
                        () -> flow.authorize(reference, browser.cookie()).getHeader("Location")));
            }
            for (Future<String> answer : answers) {
                places.add(answer.get());
            }
        }

        assertThat(places)
                .filteredOn(place -> place.startsWith(TestingFlow.REDIRECT) && place.contains("code="))
                .hasSize(1);
        assertThat(places).filteredOn(place -> place.endsWith("reason=expired")).hasSize(15);
    }

    @Test
    void an_address_in_request_uri_is_never_fetched() {
        // attack A-16 in docs/security-rules.md
        Response answer =
                flow.authorize(flow.parameters(flow.webApp(), "request_uri", "https://evil.example/request.jwt"), null);

        assertThat(TestingFlow.query(answer.getHeader("Location")))
                .containsEntry("error", "request_uri_not_supported")
                .containsEntry("state", "the-state");
    }

    @Test
    void discovery_ignores_the_host_header() {
        // attack A-2 in docs/security-rules.md
        given().header("Host", "evil.example")
                .get("/.well-known/openid-configuration")
                .then()
                .body("pushed_authorization_request_endpoint", equalTo("http://localhost:8080/oauth/v2/par"))
                .body("require_pushed_authorization_requests", equalTo(false));
    }

    private static Response push(TestingFlow.App app, Map<String, String> parameters) {
        return client(app, parameters).post("/oauth/v2/par");
    }

    private static RequestSpecification client(TestingFlow.App app, Map<String, String> parameters) {
        RequestSpecification request = given().formParams(parameters);
        String secret = app.secret();
        return secret == null ? request : request.auth().preemptive().basic(app.clientId(), secret);
    }

    private static Map<String, String> reference(TestingFlow.App app, Response pushed) {
        return new HashMap<>(Map.of("client_id", app.clientId(), "request_uri", pushed.path("request_uri")));
    }

    private Response callback(Response waiting, TestingFlow.Browser browser) {
        return given().redirects()
                .follow(false)
                .cookie(cookies.name(), browser.cookie())
                .queryParam("id", flow.answered(waiting, browser))
                .get("/oauth/v2/authorize/callback");
    }

    private static void expectExpired(Response answer) {
        answer.then().statusCode(303).header("Location", containsString("/ui/login/error?reason=expired"));
    }
}
