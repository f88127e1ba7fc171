package dev.signet.oidc.logout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.ApplicationQueries;
import dev.signet.login.TestingBrowser;
import dev.signet.oidc.TestingFlow;
import dev.signet.session.AgentCookie;
import dev.signet.session.SessionQueries;
import dev.signet.signingkey.TokenSigner;
import dev.signet.signingkey.TokenType;
import dev.signet.token.Issuer;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which session an application's sign-out request ends, and where the browser goes (RP-Initiated Logout 1.0). */
@QuarkusTest
class EndSessionIT {
    private static final String BYE = "https://app.example.com/bye";
    private static final String ASKING = "/ui/login/logout?signOut=";

    @Inject
    TestingFlow flow;

    @Inject
    AgentCookie cookies;

    @Inject
    SessionQueries sessions;

    @Inject
    TokenSigner signer;

    @Inject
    Issuer issuer;

    @Inject
    ApplicationQueries applications;

    private TestingFlow.App app;
    private UserRef user;
    private TestingFlow.Browser browser;
    private String hint;

    @BeforeEach
    void a_person_is_signed_in() {
        app = flow.webApp();
        user = flow.person();
        Response waiting = flow.authorize(flow.parameters(app), null);
        browser = flow.signIn(waiting, user);
        hint = flow.redeem(app, flow.callback(waiting, browser).get("code")).path("id_token");
    }

    @Test
    void the_session_of_this_browser_ends_without_asking() {
        assertThat(location(Map.of("id_token_hint", hint, "post_logout_redirect_uri", BYE, "state", "s"), browser))
                .isEqualTo(BYE + "?state=s");
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void a_leaked_token_ends_nothing_where_nobody_is_signed_in() { // attack A-35
        assertThat(location(Map.of("id_token_hint", hint), null)).endsWith("/ui/login/signed-out");
        assertThat(location(Map.of("id_token_hint", hint, "post_logout_redirect_uri", BYE), null))
                .isEqualTo(BYE);

        assertThat(isSignedIn(browser)).isTrue();
        assertThat(flow.isActive(app, flow.redeem(app, flow.code(app, user)).path("access_token")))
                .isTrue();
    }

    @Test
    void a_token_of_another_browser_makes_the_page_ask() { // attack A-35
        Response waiting = flow.authorize(flow.parameters(app), null);
        TestingFlow.Browser elsewhere = flow.signIn(waiting, flow.person());
        Response same = flow.authorize(flow.parameters(app), null);
        TestingFlow.Browser ofSamePerson = flow.signIn(same, user);
        for (TestingFlow.Browser here : List.of(elsewhere, ofSamePerson)) {
            for (Map<String, String> asked :
                    List.of(Map.of("id_token_hint", hint), Map.of("id_token_hint", signed("sid", null)))) {
                assertThat(location(asked, here)).contains(ASKING);
            }
            assertThat(isSignedIn(here)).isTrue();
        }
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void after_the_question_the_browser_returns_to_the_application() {
        String asking =
                location(Map.of("client_id", app.clientId(), "post_logout_redirect_uri", BYE, "state", "s"), browser);
        assertThat(asking).contains(ASKING);
        assertThat(isSignedIn(browser)).isTrue();

        TestingBrowser page = new TestingBrowser(cookies.name(), app.clientId()).withCookie(browser.cookie());
        assertThat(page.get(asking.substring(issuer.url().length())).asString())
                .contains("<p class=\"lead\">"
                        + applications.client(app.clientId()).orElseThrow().name() + " wants to sign you out.")
                .contains("<a href=\"https://app.example.com/\"");
        Map<String, String> form = Map.of("csrf", page.field("csrf"), "signOut", page.field("signOut"));

        for (Response done : List.of(page.postRaw("/ui/login/logout", form), page.postRaw("/ui/login/logout", form))) {
            assertThat(page.follow(done).asString()).contains("content=\"0;url=" + BYE + "?state=s\"");
        }
        assertThat(isSignedIn(browser)).isFalse();
    }

    // RP-Initiated Logout 1.0 section 2
    @Test
    void the_pages_have_the_language_that_the_application_prefers() {
        String asking = location(Map.of("ui_locales", "xx de en"), browser);
        assertThat(page(asking, browser)).contains("<html lang=\"de\"", "Abmelden?");
        assertThat(page(location(Map.of("ui_locales", "de"), null), null)).contains("Sie sind abgemeldet");
    }

    private String page(String location, TestingFlow.@Nullable Browser where) {
        return with(where).get(location.substring(issuer.url().length())).asString();
    }

    @Test
    void the_browser_is_never_redirected_to_an_unregistered_address() { // attack A-3
        for (String evil : List.of("https://evil.example/", "https://app.example.com/bye/", "javascript:alert(1)")) {
            assertThat(location(Map.of("client_id", app.clientId(), "post_logout_redirect_uri", evil), browser))
                    .endsWith("/ui/login/error?reason=redirect_uri");
            assertThat(location(Map.of("post_logout_redirect_uri", evil), browser))
                    .contains(ASKING);
        }
        Response forged = given().redirects().follow(false).get("/ui/login/signed-out?signOut=AAAA");
        assertThat(forged.asString()).doesNotContain("http-equiv=\"refresh\"");
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void a_post_from_another_site_is_repeated_as_a_get_with_the_cookie() {
        Response posted = given().redirects()
                .follow(false)
                .formParams(Map.of("id_token_hint", hint, "post_logout_redirect_uri", BYE))
                .post("/oidc/v1/end_session");
        assertThat(isSignedIn(browser)).isTrue();

        Response again = with(browser).urlEncodingEnabled(false).get(TestingBrowser.location(posted));

        assertThat(again.header("Location")).isEqualTo(BYE);
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void an_id_token_of_any_size_is_accepted_as_a_hint() {
        String large = signed("roles", "r".repeat(60_000));
        Response posted = with(browser)
                .formParams(Map.of("id_token_hint", large, "post_logout_redirect_uri", BYE))
                .post("/oidc/v1/end_session");

        assertThat(posted.header("Location")).isEqualTo(BYE);
        assertThat(isSignedIn(browser)).isFalse();
    }

    private boolean isSignedIn(TestingFlow.Browser where) {
        return sessions.find(where.session().id())
                .filter(session -> session.isActive(Instant.now()))
                .isPresent();
    }

    private String location(Map<String, String> parameters, TestingFlow.@Nullable Browser where) {
        return with(where).queryParams(parameters).get("/oidc/v1/end_session").getHeader("Location");
    }

    private RequestSpecification with(TestingFlow.@Nullable Browser where) {
        RequestSpecification request = given().redirects().follow(false);
        return where == null ? request : request.cookie(cookies.name(), where.cookie());
    }

    private String signed(String claim, @Nullable Object value) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss", issuer.url(),
                "sub", user.userId(),
                "aud", List.of(app.clientId()),
                "azp", app.clientId(),
                "sid", browser.session().id(),
                "iat", now - 3_600,
                "exp", now + 60));
        claims.remove(claim);
        if (value != null) {
            claims.put(claim, value);
        }
        return signer.sign(claims, TokenType.JWT, signer.defaultAlgorithm());
    }
}
