package dev.signet.oidc.logout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.login.TestingBrowser;
import dev.signet.oidc.RareTokenSettings;
import dev.signet.oidc.TestingFlow;
import dev.signet.session.AgentCookie;
import dev.signet.session.SessionQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server whose refresh tokens outlive the session, for applications that continue to work without the user. */
@QuarkusTest
@TestProfile(RareTokenSettings.class)
class OutlivingTokensIT {

    @Inject
    TestingFlow flow;

    @Inject
    AgentCookie cookies;

    @Inject
    SessionQueries sessions;

    private TestingFlow.App app;
    private TestingFlow.Browser browser;
    private JsonPath lasting;
    private JsonPath passing;

    @BeforeEach
    void a_person_is_signed_in_with_a_refresh_token_and_without() {
        app = flow.webApp();
        Response waiting = flow.authorize(flow.parameters(app), null);
        browser = flow.signIn(waiting, flow.person());
        lasting = tokens(flow.callback(waiting, browser).get("code"));
        Response silent =
                flow.authorize(flow.parameters(app, "prompt", "none", "scope", "openid profile"), browser.cookie());
        passing = tokens(TestingFlow.query(silent.getHeader("Location")).get("code"));
        assertThat(passing.getString("refresh_token")).isNull();
        assertThat(flow.isActive(app, passing.getString("access_token"))).isTrue();
    }

    @Test
    void a_sign_out_by_the_application_spares_refresh_tokens_only() {
        expectSpared(idToken -> given().redirects()
                .follow(false)
                .cookie(cookies.name(), browser.cookie())
                .queryParam("id_token_hint", idToken)
                .get("/oidc/v1/end_session")
                .then()
                .statusCode(303));
    }

    @Test
    void a_sign_out_on_the_page_spares_refresh_tokens_only() {
        TestingBrowser page = new TestingBrowser(cookies.name(), app.clientId()).withCookie(browser.cookie());

        expectSpared(idToken -> {
            page.get("/ui/login/logout");
            page.post("/ui/login/logout", Map.of()).then().statusCode(303);
        });
    }

    private void expectSpared(Consumer<String> signOut) {
        signOut.accept(lasting.getString("id_token"));

        assertThat(sessions.activeOfAgent(browser.session().agentId())).isEmpty();
        assertThat(flow.isActive(app, passing.getString("access_token"))).isFalse();
        assertThat(flow.isActive(app, lasting.getString("access_token"))).isTrue();
        JsonPath renewed = flow.refresh(app, lasting.getString("refresh_token"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(flow.isActive(app, renewed.getString("access_token"))).isTrue();
    }

    private JsonPath tokens(String code) {
        return flow.redeem(app, code).then().statusCode(200).extract().jsonPath();
    }
}
