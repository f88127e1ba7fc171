package dev.signet.oidc.logout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.signet.jdbc.Database;
import dev.signet.login.TestingBrowser;
import dev.signet.oidc.TestingFlow;
import dev.signet.session.AgentCookie;
import dev.signet.token.FamilyQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sign-out ends the session's tokens, including refresh tokens unless a policy keeps them. */
@QuarkusTest
class SignOutIT {
    @Inject
    TestingFlow flow;

    @Inject
    AgentCookie cookies;

    @Inject
    FamilyQueries families;

    @Inject
    Database database;

    private TestingFlow.App app;
    private TestingFlow.Browser browser;
    private JsonPath tokens;

    @BeforeEach
    void a_person_is_signed_in() {
        app = flow.webApp();
        Response waiting = flow.authorize(flow.parameters(app), null);
        browser = flow.signIn(waiting, flow.person());
        tokens = flow.redeem(app, flow.callback(waiting, browser).get("code")).jsonPath();
        assertThat(families.ofUser(browser.session().userId())).hasSize(1);
    }

    @Test
    void a_sign_out_by_the_application_ends_the_tokens() {
        given().redirects()
                .follow(false)
                .cookie(cookies.name(), browser.cookie())
                .queryParam("id_token_hint", tokens.getString("id_token"))
                .get("/oidc/v1/end_session")
                .then()
                .statusCode(303);

        expectEnded();
    }

    @Test
    void a_sign_out_on_the_page_ends_the_tokens() {
        TestingBrowser page = new TestingBrowser(cookies.name(), app.clientId()).withCookie(browser.cookie());
        page.get("/ui/login/logout");
        page.post("/ui/login/logout", Map.of()).then().statusCode(303);

        expectEnded();
    }

    private void expectEnded() {
        assertThat(flow.isActive(app, tokens.getString("access_token"))).isFalse();
        flow.refresh(app, tokens.getString("refresh_token"))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
        assertThat(families.ofUser(browser.session().userId())).isEmpty();
        await().untilAsserted(() -> assertThat(states()).containsExactly("REVOKED"));
    }

    private List<String> states() {
        return database.query(
                "select state from oidc_session_view where session_id = ?",
                row -> row.text("state"),
                browser.session().id());
    }
}
