package dev.signet.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import dev.signet.instance.InstanceQueries;
import dev.signet.login.Languages;
import dev.signet.login.Texts;
import dev.signet.oidc.TestingFlow;
import dev.signet.session.SessionQueries;
import dev.signet.token.Issuer;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * People get to their application in a real browser: through a callback that redirects to another origin, and even if
 * they click twice, reload or go back.
 */
@QuarkusTest
@TestProfile(OwnAddress.class)
class ArrivalIT {
    @Inject
    TestingChromium chromium;

    @Inject
    TestingAccounts accounts;

    @Inject
    TestingFlow flow;

    @Inject
    InstanceQueries instances;

    @Inject
    UserQueries users;

    @Inject
    SessionQueries sessions;

    @Inject
    Languages languages;

    @Inject
    Issuer issuer;

    private final RedirectingApplication application = new RedirectingApplication();
    private Texts say;
    private UserRef user;
    private String clientId;

    @BeforeEach
    void an_application_and_a_person() {
        say = languages.login(List.of("en"));
        user = accounts.person(accounts.org());
        clientId = register();
    }

    @AfterEach
    void the_application_ends() {
        application.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "fragment", "form_post"})
    void a_callback_may_redirect_the_browser_to_another_origin(String mode) {
        try (Visitor ada = chromium.visitor("en-GB")) {
            ada.open(address("&response_mode=" + mode));
            signIn(ada);
            String arrived = ada.arriveAt(application.homeUri());

            if (mode.equals("fragment")) {
                assertThat(arrived).contains("#code=");
            } else {
                assertThat(application.answers().getLast()).contains("code=", "state=s");
            }
            assertThat(ada.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void signing_in_needs_no_script_even_with_two_accounts(String mode) {
        try (Visitor ada = chromium.visitorWithoutScript("en-GB")) {
            ada.open(address("&response_mode=" + mode));
            signIn(ada);
            if (mode.equals("form_post")) {
                ada.press("Continue");
            }
            ada.arriveAt(application.homeUri());

            ada.open(address("&prompt=select_account"));
            ada.page().locator("button.account").click();
            ada.arriveAt(application.homeUri());

            ada.open(address("&prompt=login"));
            ada.press(say.get("cancel"));
            ada.arriveAt(application.homeUri());
            assertThat(application.answers().getLast()).contains("error=access_denied");
        }
    }

    @Test
    void a_sign_out_may_redirect_to_another_origin() {
        try (Visitor ada = chromium.visitor("en-GB")) {
            ada.open(address(""));
            signIn(ada);
            ada.arriveAt(application.homeUri());

            ada.open(issuer.url() + "/oidc/v1/end_session?client_id=" + clientId
                    + "&state=out&post_logout_redirect_uri=" + encoded(application.byeUri()));
            ada.expectHeading(say.get("logout.title"));
            ada.press(say.get("sign_out"));
            ada.arriveAt(application.homeUri() + "?from=bye");

            assertThat(application.answers().getLast()).isEqualTo("state=out");
            assertThat(sessions.ofUser(user.userId())).isEmpty();
            assertThat(ada.faults()).isEmpty();
        }
    }

    @Test
    void a_double_click_succeeds_and_keeps_the_person_signed_in() {
        try (Visitor ada = chromium.visitor("en-GB")) {
            ada.open(address(""));
            toPassword(ada);
            ada.page().locator("#main button[type=submit]").dblclick();
            ada.arriveAt(application.homeUri());

            expectSignedIn(ada);
        }
    }

    @Test
    void continuing_again_while_the_application_is_slow_succeeds() {
        application.slowDown(6_000);
        try (Visitor ada = chromium.visitor("en-GB")) {
            ada.open(address(""));
            toPassword(ada);
            String onward = ada.page()
                    .waitForRequest(
                            Pattern.compile("/ui/login/continue"),
                            () -> ada.page()
                                    .evaluate("() => document.querySelector('#main button[type=submit]').click()"))
                    .url();
            await().until(() -> application.answers().size() == 1);
            ada.page().navigate(onward, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            ada.arriveAt(application.homeUri());

            assertThat(application.answers()).hasSize(2).doesNotHaveDuplicates();
            application.slowDown(0);
            expectSignedIn(ada);
        }
    }

    @Test
    void going_back_and_reloading_never_end_in_a_dead_end() {
        try (Visitor ada = chromium.visitor("en-GB")) {
            ada.open(address(""));
            toPassword(ada);
            ada.page().reload();
            ada.expectHeading(say.get("password.title"));
            ada.fill(say.get("password"), TestingAccounts.PASSWORD);
            ada.press(say.get("sign_in"));
            ada.arriveAt(application.homeUri());

            ada.page().goBack();
            ada.expectHeading(say.get("password.title"));
            ada.fill(say.get("password"), TestingAccounts.PASSWORD);
            ada.press(say.get("sign_in"));
            ada.arriveAt(application.homeUri());
            expectSignedIn(ada);
        }
    }

    @Test
    void signing_in_in_two_tabs_succeeds_in_both() {
        try (Visitor ada = chromium.visitor("en-GB")) {
            ada.open(address(""));
            toPassword(ada);
            Page second = ada.page().context().newPage();
            second.navigate(address("&state=second"));
            second.getByLabel(say.get("login_name")).fill(name());
            second.getByText(say.get("next")).click();
            second.getByLabel(say.get("password"), new Page.GetByLabelOptions().setExact(true))
                    .fill(TestingAccounts.PASSWORD);
            second.locator("#main button[type=submit]").click();
            second.waitForURL(url -> url.startsWith(application.homeUri()));

            ada.press(say.get("sign_in"));
            ada.arriveAt(application.homeUri());
            expectSignedIn(ada);
        }
    }

    private void expectSignedIn(Visitor visitor) {
        visitor.open(address("&prompt=none"));
        visitor.arriveAt(application.homeUri());
        assertThat(application.answers().getLast()).contains("code=");
        assertThat(sessions.ofUser(user.userId())).hasSize(1);
    }

    private void signIn(Visitor visitor) {
        toPassword(visitor);
        visitor.press(say.get("sign_in"));
    }

    private void toPassword(Visitor visitor) {
        visitor.fill(say.get("login_name"), name());
        visitor.press(say.get("next"));
        visitor.expectHeading(say.get("password.title"));
        visitor.fill(say.get("password"), TestingAccounts.PASSWORD);
    }

    private String name() {
        return users.require(user).preferredLoginName();
    }

    private String address(String more) {
        return issuer.url() + "/oauth/v2/authorize?response_type=code&scope=openid&nonce=n&client_id=" + clientId
                + (more.contains("&state=") ? "" : "&state=s") + "&redirect_uri=" + encoded(application.callbackUri())
                + "&code_challenge_method=S256&code_challenge=" + TestingFlow.challenge() + more;
    }

    private String register() {
        String orgId = instances.get().defaultOrgId();
        String projectId = flow.api()
                .header("x-zitadel-orgid", orgId)
                .body(Map.of("name", "broker " + user.userId()))
                .post("/management/v1/projects")
                .path("id");
        return flow.api()
                .header("x-zitadel-orgid", orgId)
                .body(Map.of(
                        "name",
                        "broker",
                        "redirectUris",
                        List.of(application.callbackUri()),
                        "postLogoutRedirectUris",
                        List.of(application.byeUri()),
                        "responseTypes",
                        List.of("OIDC_RESPONSE_TYPE_CODE"),
                        "grantTypes",
                        List.of("OIDC_GRANT_TYPE_AUTHORIZATION_CODE"),
                        "appType",
                        "OIDC_APP_TYPE_WEB",
                        "authMethodType",
                        "OIDC_AUTH_METHOD_TYPE_BASIC",
                        "devMode",
                        true))
                .post("/management/v1/projects/" + projectId + "/apps/oidc")
                .then()
                .statusCode(200)
                .extract()
                .path("clientId");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
