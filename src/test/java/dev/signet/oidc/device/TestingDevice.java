package dev.signet.oidc.device;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.login.TestingBrowser;
import dev.signet.oidc.TestingFlow;
import dev.signet.session.AgentCookie;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.util.Map;

/** A device, and the browser of the person who uses it. */
@Singleton
public final class TestingDevice {
    static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    private final TestingFlow flow;
    private final UserQueries users;
    private final AgentCookie cookies;

    TestingDevice(TestingFlow flow, UserQueries users, AgentCookie cookies) {
        this.flow = flow;
        this.users = users;
        this.cookies = cookies;
    }

    /** The codes that a device received. */
    public record Codes(TestingFlow.App app, String deviceCode, String userCode) {}

    public TestingFlow.App app() {
        return flow.app("OIDC_AUTH_METHOD_TYPE_NONE", "OIDC_APP_TYPE_NATIVE", "DEVICE_CODE", "REFRESH_TOKEN");
    }

    TestingFlow.App confidentialApp(String orgId) {
        return flow.appIn(orgId, "OIDC_AUTH_METHOD_TYPE_BASIC", "OIDC_APP_TYPE_WEB", "DEVICE_CODE", "REFRESH_TOKEN");
    }

    Response ask(TestingFlow.App app, String scope) {
        RequestSpecification request =
                given().contentType("application/x-www-form-urlencoded").formParam("scope", scope);
        String secret = app.secret();
        return (secret == null
                        ? request.formParam("client_id", app.clientId())
                        : request.auth().preemptive().basic(app.clientId(), secret))
                .post("/oauth/v2/device_authorization");
    }

    public Codes begin(TestingFlow.App app) {
        return begin(app, "openid profile offline_access");
    }

    Codes begin(TestingFlow.App app, String scope) {
        JsonPath codes = ask(app, scope).then().statusCode(200).extract().jsonPath();
        return new Codes(app, codes.getString("device_code"), codes.getString("user_code"));
    }

    public Response poll(Codes codes) {
        return poll(codes.app(), codes.deviceCode());
    }

    Response poll(TestingFlow.App app, String deviceCode) {
        return flow.token(app, Map.of("grant_type", GRANT, "device_code", deviceCode));
    }

    void expectError(Response answer, String error) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("error")).isEqualTo(error);
    }

    TestingBrowser browser() {
        return new TestingBrowser(cookies.name(), "");
    }

    /** Enters the code and signs in. Returns the page that asks whether to allow the device. */
    Response toQuestion(TestingBrowser browser, Codes codes, UserRef user, String password) {
        Response page = enter(browser, codes.userCode());
        assertThat(page.asString()).contains("name=\"loginName\"");
        browser.follow(browser.post(
                "/ui/login/login", Map.of("loginName", users.require(user).preferredLoginName())));
        return browser.follow(browser.post("/ui/login/password", Map.of("password", password)));
    }

    Response enter(TestingBrowser browser, String userCode) {
        browser.get("/ui/login/device");
        return browser.follow(browser.post("/ui/login/device", Map.of("user_code", userCode)));
    }

    Response answer(TestingBrowser browser, String answer) {
        return browser.follow(browser.post("/ui/login/device/confirm", Map.of("answer", answer)));
    }

    /** Enters the code, signs in and allows the device. */
    public TestingBrowser allow(Codes codes, UserRef user, String password) {
        TestingBrowser browser = browser();
        assertThat(toQuestion(browser, codes, user, password).asString()).contains("value=\"allow\"");
        assertThat(answer(browser, "allow").asString()).contains("Device connected");
        return browser;
    }
}
