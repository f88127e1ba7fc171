package dev.signet.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.signet.api.rest.RestRoute;
import dev.signet.api.rest.RestRoutes;
import dev.signet.login.TestingBrowser;
import dev.signet.oidc.TestingFlow;
import dev.signet.oidc.device.TestingDevice;
import dev.signet.session.AgentCookie;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that the server answers over HTTP/1.1 it also answers over HTTP/2, encrypted or not. */
@QuarkusTest
class HttpVersionsIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<Class<? extends Annotation>> WITH_BODY = List.of(POST.class, PUT.class, DELETE.class);

    @Inject
    TestingFlow flow;

    @Inject
    TestingDevice device;

    @Inject
    UserQueries users;

    @Inject
    AgentCookie cookies;

    @Inject
    RestRoutes routes;

    private TestingTranslator translator;

    @AfterEach
    void end_the_translator() {
        if (translator != null) {
            translator.close();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HTTP_1_1")
    void every_endpoint_with_a_body_answers_as_over_http_1_1(Wire wire) {
        List<Sent> requests = Stream.concat(
                        endpoints()
                                .flatMap(endpoint -> Stream.of(
                                        endpoint.with(FORM, "a=b"),
                                        endpoint.with(FORM, ""),
                                        endpoint.with(FORM, "grant_type=x&token=" + "a".repeat(40_000)),
                                        endpoint.with("application/json", "{}"))),
                        routes.all().stream().map(HttpVersionsIT::anonymous))
                .toList();
        assertThat(requests).hasSizeGreaterThan(200);
        Map<Sent, String> expected = new HashMap<>();
        requests.forEach(request -> expected.put(request, outline(request.send())));

        over(wire);

        for (Sent request : requests) {
            Response answer = request.send();
            assertThat(outline(answer)).as(request.toString()).isEqualTo(expected.get(request));
            assertThat(answer.statusCode()).as(request.toString()).isLessThan(500);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_person_signs_in_and_the_application_gets_refreshes_and_revokes_its_tokens(Wire wire) {
        over(wire);
        TestingFlow.App app = flow.webApp();
        UserRef user = flow.person();
        TestingBrowser browser = new TestingBrowser(cookies.name(), app.clientId());
        browser.start("openid offline_access", "");
        Response signedIn = browser.signIn(users.require(user).preferredLoginName(), TestingFlow.PASSWORD);

        Response callback = browser.get(TestingBrowser.location(signedIn));
        String code = TestingFlow.query(callback.header("Location")).get("code");
        Map<String, String> form = new HashMap<>(TestingFlow.codeForm(code));
        form.put("code_verifier", TestingBrowser.VERIFIER);
        JsonPath tokens = flow.token(app, form).then().statusCode(200).extract().jsonPath();

        String access = tokens.getString("access_token");
        assertThat(flow.isActive(app, access)).isTrue();
        for (RequestSpecification request :
                List.of(given().auth().oauth2(access), given().contentType(FORM).formParam("access_token", access))) {
            request.post("/oidc/v1/userinfo").then().statusCode(200).body("sub", equalTo(user.userId()));
        }
        String refresh = flow.refresh(app, tokens.getString("refresh_token"))
                .then()
                .statusCode(200)
                .extract()
                .path("refresh_token");
        asClient(app, "token", refresh).post("/oauth/v2/revoke").then().statusCode(200);
        flow.refresh(app, refresh).then().statusCode(400).body("error", equalTo("invalid_grant"));

        browser.get("/ui/login/logout");
        assertThat(browser.follow(browser.post("/ui/login/logout", Map.of())).asString())
                .contains("signed out");
        assertThat(flow.isActive(app, access)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void a_device_is_allowed_by_a_person(Wire wire) {
        over(wire);
        TestingDevice.Codes codes = device.begin(device.app());

        device.allow(codes, flow.person(), TestingFlow.PASSWORD);

        device.poll(codes).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void a_pushed_and_a_posted_request_lead_to_the_sign_in_page(Wire wire) {
        over(wire);
        TestingFlow.App app = flow.webApp();
        Response pushed = asClient(app, flow.parameters(app)).post("/oauth/v2/par");
        pushed.then().statusCode(201);

        Response waiting =
                flow.authorize(Map.of("client_id", app.clientId(), "request_uri", pushed.path("request_uri")), null);
        Response posted = given().redirects()
                .follow(false)
                .contentType(FORM)
                .formParams(flow.parameters(app))
                .post("/oauth/v2/authorize");

        // the form is kept like a pushed request, so that the browser's URL stays short
        Response followed =
                given().redirects().follow(false).urlEncodingEnabled(false).get(TestingBrowser.location(posted));
        for (Response answer : List.of(waiting, followed)) {
            assertThat(TestingBrowser.location(answer)).startsWith("/ui/login/login?authRequestID=");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_api_accepts_bodies_and_returns_the_same_json(Wire wire) {
        over(wire);
        String name = "over " + wire + ' ' + "ü".repeat(90);
        Response made = flow.api().body(Map.of("name", name)).post("/management/v1/projects");
        made.then().statusCode(200);
        flow.api()
                .get("/management/v1/projects/" + made.path("id"))
                .then()
                .statusCode(200)
                .body("project.name", equalTo(name));
        flow.api().body("{\"name\":").post("/management/v1/projects").then().statusCode(400);
    }

    private void over(Wire wire) {
        if (wire != Wire.HTTP_1_1) {
            translator = TestingTranslator.to(wire);
            RestAssured.port = translator.port();
        }
    }

    private static RequestSpecification asClient(TestingFlow.App app, String name, String value) {
        return asClient(app, Map.of(name, value));
    }

    private static RequestSpecification asClient(TestingFlow.App app, Map<String, String> form) {
        return given().auth()
                .preemptive()
                .basic(app.clientId(), Objects.requireNonNull(app.secret()))
                .contentType(FORM)
                .formParams(form);
    }

    /** The parts of a response that must be the same whenever the same request is sent. */
    private static String outline(Response answer) {
        String location =
                Objects.requireNonNullElse(answer.header("Location"), "").replaceAll("\\?.*", "");
        String type = Objects.requireNonNullElse(answer.contentType(), "");
        return String.join(
                " ",
                Integer.toString(answer.statusCode()),
                type,
                location,
                type.startsWith("application/json") ? answer.asString() : "");
    }

    /** The endpoints of the protocol and of the pages, as declared by their classes. */
    private static Stream<Endpoint> endpoints() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.signet.oidc", "dev.signet.login")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> type.getMethods().stream())
                        .flatMap(method -> WITH_BODY.stream()
                                .filter(method::isAnnotatedWith)
                                .map(verb -> new Endpoint(verb.getSimpleName(), path(method))));
    }

    private static String path(JavaMethod method) {
        JavaClass type = method.getOwner();
        String below =
                method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        return (type.getAnnotationOfType(Path.class).value() + below).replaceAll("\\{[^}]*}", "4711");
    }

    private static Sent anonymous(RestRoute route) {
        String path = route.template().text().replaceAll("\\{[^}]*}", "4711");
        return new Sent(
                route.httpMethod(),
                path,
                "application/json",
                route.body() instanceof RestRoute.Body.None ? "" : "{\"name\": 1}");
    }

    private record Endpoint(String method, String path) {
        Sent with(String contentType, String body) {
            return new Sent(method, path, contentType, body);
        }
    }

    private record Sent(String method, String path, String contentType, String body) {
        Response send() {
            RequestSpecification request = given().redirects().follow(false).contentType(contentType);
            return (body.isEmpty() ? request : request.body(body)).request(method, path);
        }

        @Override
        public String toString() {
            return method + ' ' + path + ' ' + contentType + ' ' + body.length() + " characters";
        }
    }
}
