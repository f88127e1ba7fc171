package dev.signet.oidc.device;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jdbc.Database;
import dev.signet.login.TestingBrowser;
import dev.signet.oidc.TestingFlow;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages where a person allows a device, and attacks on them. */
@QuarkusTest
class DevicePagesIT {
    @Inject
    TestingDevice device;

    @Inject
    TestingFlow flow;

    @Inject
    Database database;

    @BeforeEach
    void nobody_has_guessed_yet() {
        database.update("delete from attempts");
    }

    @Test
    void a_signed_in_person_gets_the_question_at_once_but_is_still_asked() {
        UserRef user = flow.person();
        TestingBrowser browser = device.allow(device.begin(device.app()), user, TestingFlow.PASSWORD);
        TestingDevice.Codes second = device.begin(device.app());

        Response question = device.enter(browser, second.userCode().toLowerCase(Locale.ROOT));

        assertThat(question.asString()).contains("Allow this device?", "Flora Flow", "value=\"deny\"");
        device.expectError(device.poll(second), "authorization_pending");
        device.answer(browser, "allow");
        device.poll(second).then().statusCode(200);
    }

    @Test
    void the_code_in_the_address_is_filled_in_and_nothing_more() {
        TestingDevice.Codes codes = device.begin(device.app());
        TestingBrowser browser = device.browser();

        Response page = browser.get("/ui/login/device?user_code=" + codes.userCode());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains("value=\"" + codes.userCode() + '"');
        assertThat(browser.follow(browser.post("/ui/login/device", Map.of())).asString())
                .contains("name=\"loginName\"");
    }

    @Test
    void a_sign_in_for_the_device_page_cannot_be_cancelled() {
        TestingDevice.Codes codes = device.begin(device.app());
        TestingBrowser browser = device.browser();
        browser.get("/ui/login/device?user_code=" + codes.userCode());

        Response page = browser.follow(browser.post("/ui/login/device", Map.of()));

        assertThat(page.asString()).contains("name=\"loginName\"").doesNotContain("/ui/login/cancel");
        assertThat(expired(browser.post("/ui/login/cancel", Map.of()))).isTrue();
        device.expectError(device.poll(codes), "authorization_pending");
    }

    // attack A-17 in docs/security-rules.md
    @Test
    void the_page_shows_nothing_from_the_address_but_a_code() {
        Response page =
                device.browser().get("/ui/login/device?user_code=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&notice=x");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).doesNotContain("alert");
    }

    @Test
    void the_pages_forbid_framing_caching_and_foreign_scripts() {
        Response page = device.browser().get("/ui/login/device");

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    // attack A-24 in docs/security-rules.md
    @Test
    void a_form_without_its_token_or_from_another_browser_allows_nothing() {
        TestingDevice.Codes codes = device.begin(device.app());
        TestingBrowser browser = device.browser();
        device.toQuestion(browser, codes, flow.person(), TestingFlow.PASSWORD);
        Map<String, String> form = new HashMap<>(Map.of(
                "authRequestID", browser.field("authRequestID"), "csrf", browser.field("csrf"), "answer", "allow"));
        TestingBrowser other = device.browser();
        other.get("/ui/login/device");

        assertThat(expired(other.postRaw("/ui/login/device/confirm", form))).isTrue();
        assertThat(expired(other.get("/ui/login/device/confirm?authRequestID=" + form.get("authRequestID"))))
                .isTrue();
        assertThat(expired(browser.postRaw(
                        "/ui/login/device/confirm",
                        Map.of("authRequestID", form.get("authRequestID"), "answer", "allow"))))
                .isTrue();
        assertThat(expired(browser.postRaw("/ui/login/device", Map.of("user_code", codes.userCode()))))
                .isTrue();
        device.expectError(device.poll(codes), "authorization_pending");
    }

    @Test
    void an_answer_is_accepted_once() {
        TestingDevice.Codes codes = device.begin(device.app());
        TestingBrowser browser = device.browser();
        device.toQuestion(browser, codes, flow.person(), TestingFlow.PASSWORD);
        Map<String, String> form = Map.of(
                "authRequestID", browser.field("authRequestID"), "csrf", browser.field("csrf"), "answer", "deny");
        browser.postRaw("/ui/login/device/confirm", form);

        Map<String, String> again = new HashMap<>(form);
        again.put("answer", "allow");

        assertThat(browser.follow(browser.postRaw("/ui/login/device/confirm", again))
                        .asString())
                .contains("Device not connected");
        device.expectError(device.poll(codes), "access_denied");
    }

    @Test
    void two_people_with_one_code_cannot_both_answer() {
        TestingDevice.Codes codes = device.begin(device.app());
        TestingBrowser first = device.browser();
        TestingBrowser second = device.browser();
        device.toQuestion(first, codes, flow.person(), TestingFlow.PASSWORD);
        device.toQuestion(second, codes, flow.person(), TestingFlow.PASSWORD);

        assertThat(device.answer(first, "allow").asString()).contains("Device connected");
        assertThat(device.answer(second, "allow").asString()).doesNotContain("Device connected");
    }

    @Test
    void the_sign_in_for_a_page_never_yields_an_authorization_code() {
        TestingDevice.Codes codes = device.begin(device.app());
        TestingBrowser browser = device.browser();
        device.toQuestion(browser, codes, flow.person(), TestingFlow.PASSWORD);

        String requestId = browser.field("authRequestID");
        Response callback = browser.get("/oauth/v2/authorize/callback?id=" + requestId);

        assertThat(requestId).isNotEmpty();
        assertThat(expired(callback)).isTrue();
    }

    // attack A-6 in docs/security-rules.md
    @Test
    void guessing_is_slowed_down_for_right_codes_too() {
        TestingDevice.Codes codes = device.begin(device.app());
        TestingBrowser browser = device.browser();
        for (int i = 0; i < 30; i++) {
            assertThat(device.enter(browser, "BBBB-BBBB").asString()).contains("No device is waiting");
        }

        for (TestingBrowser any : List.of(browser, device.browser())) {
            Response refused = device.enter(any, codes.userCode());
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isBetween(1, 600);
            assertThat(refused.asString()).contains("too many attempts", codes.userCode());
        }

        database.update("update attempts set window_ends_at = now()");
        assertThat(device.enter(browser, codes.userCode()).asString()).contains("name=\"loginName\"");
    }

    @Test
    void the_pages_speak_german() {
        TestingBrowser browser = device.browser();
        browser.accept("de-CH,de;q=0.9");
        assertThat(browser.get("/ui/login/device").asString()).contains("Gerät verbinden", "lang=\"de\"");
        assertThat(browser.get("/ui/login/device/done?result=approved").asString())
                .contains("Gerät verbunden");
    }

    @Test
    void endpoints_answer_other_methods_with_405() {
        given().get("/oauth/v2/device_authorization").then().statusCode(405);
    }

    private static boolean expired(Response answer) {
        return TestingBrowser.location(answer).startsWith("/ui/login/error?reason=expired");
    }
}
