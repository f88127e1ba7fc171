package dev.signet.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgQueries;
import dev.signet.org.OrgView;
import dev.signet.session.AgentCookie;
import dev.signet.token.TestingAccounts;
import dev.signet.user.MachineCommands;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Scopes with which an application admits only users of one organization, at every endpoint and grant that issues
 * tokens.
 */
@QuarkusTest
class OrgScopesIT {
    private static final String OWNER = "'urn:zitadel:iam:user:resourceowner:";

    @Inject
    TestingFlow flow;

    @Inject
    TestingAccounts accounts;

    @Inject
    OrgQueries orgs;

    @Inject
    MachineCommands machines;

    @Inject
    AgentCookie cookies;

    @Inject
    Database database;

    private OrgView org;
    private String byId;
    private String byDomain;
    private UserRef member;
    private UserRef stranger;
    private TestingFlow.App app;

    @BeforeEach
    void an_organization_with_a_member_and_somebody_else() {
        org = orgs.get(accounts.org());
        byId = "urn:zitadel:iam:org:id:" + org.id();
        byDomain = "urn:zitadel:iam:org:domain:primary:" + org.primaryDomain();
        member = accounts.person(org.id());
        stranger = accounts.person(accounts.org());
        app = flow.webApp();
    }

    @Test
    void a_member_gets_tokens_with_the_organization_even_after_a_refresh() {
        Response waiting = flow.authorize(asking("openid offline_access " + byId), null);
        JsonPath tokens = redeemed(waiting, member);

        for (JsonPath issued : List.of(
                tokens, flow.refresh(app, tokens.getString("refresh_token")).jsonPath())) {
            userinfo(issued)
                    .then()
                    .statusCode(200)
                    .body(OWNER + "id'", equalTo(org.id()))
                    .body(OWNER + "name'", equalTo(org.name()))
                    .body(OWNER + "primary_domain'", equalTo(org.primaryDomain()))
                    .body("'urn:zitadel:iam:org:id'", equalTo(org.id()))
                    .body("'urn:zitadel:iam:org:domain:primary'", nullValue());
            assertThat(issued.getString("scope")).contains(byId);
        }
    }

    @Test
    void the_organizations_domain_is_a_claim_if_the_scope_names_it_in_any_case() {
        String shouted =
                byDomain.replace(org.primaryDomain(), org.primaryDomain().toUpperCase(Locale.ROOT));
        for (String scope : List.of(byDomain, shouted)) {
            Response waiting = flow.authorize(asking("openid " + scope), null);

            userinfo(redeemed(waiting, member))
                    .then()
                    .statusCode(200)
                    .body("'urn:zitadel:iam:org:domain:primary'", equalTo(org.primaryDomain()))
                    .body(OWNER + "id'", nullValue());
        }
    }

    @Test
    void a_session_of_another_organization_yields_no_code() {
        for (String scope : List.of(byId, byDomain)) {
            Response waiting = flow.authorize(asking("openid " + scope), null);
            TestingFlow.Browser browser = flow.signIn(waiting, stranger);

            assertThat(callback(waiting, browser).getHeader("Location")).contains("/ui/login/login?");
            assertThat(silently(scope, browser)).containsEntry("error", "login_required");
            assertThat(flow.authorize(asking("openid " + scope), browser.cookie())
                            .getHeader("Location"))
                    .contains("/ui/login/login?");
        }
    }

    @Test
    void among_several_accounts_the_members_account_answers_without_a_page() {
        Response waiting = flow.authorize(flow.parameters(app), null);
        TestingFlow.Browser first = flow.signIn(waiting, stranger);
        TestingFlow.Browser browser = flow.signIn(waiting, first.cookie(), member);

        assertThat(silently("", browser)).containsEntry("error", "account_selection_required");
        assertThat(silently(byId, browser)).containsKey("code");
    }

    @Test
    void a_code_is_not_redeemed_for_a_user_of_another_organization() {
        Response waiting = flow.authorize(asking("openid"), null);
        String code = flow.callback(waiting, flow.signIn(waiting, stranger)).get("code");
        database.update("update authorization_codes set org_id = ? where client_id = ?", org.id(), app.clientId());

        flow.redeem(app, code).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    void an_unknown_organization_and_two_organizations_are_invalid_scopes() {
        OrgView other = orgs.get(accounts.org());
        for (String scope : List.of(
                "urn:zitadel:iam:org:id:4711",
                "urn:zitadel:iam:org:id:",
                "urn:zitadel:iam:org:domain:primary:nowhere.example",
                "urn:zitadel:iam:org:domain:primary:",
                byId + " urn:zitadel:iam:org:id:" + other.id(),
                byId + " urn:zitadel:iam:org:domain:primary:" + other.primaryDomain())) {
            Response refused = flow.authorize(asking("openid " + scope), null);

            assertThat(TestingFlow.query(refused.getHeader("Location")))
                    .as(scope)
                    .containsEntry("error", "invalid_scope")
                    .containsEntry("state", "the-state");
            push("openid " + scope).then().statusCode(400).body("error", equalTo("invalid_scope"));
            device("openid " + scope).then().statusCode(400).body("error", equalTo("invalid_scope"));
        }
        Response both = flow.authorize(asking("openid " + byId + ' ' + byDomain), null);
        assertThat(redeemed(both, member).getString("access_token")).isNotNull();
    }

    @Test
    void a_pushed_request_keeps_the_organization() {
        Response waiting = flow.authorize(
                Map.of(
                        "client_id",
                        app.clientId(),
                        "request_uri",
                        push("openid " + byId).path("request_uri")),
                null);
        TestingFlow.Browser browser = flow.signIn(waiting, stranger);
        assertThat(callback(waiting, browser).getHeader("Location")).contains("/ui/login/login?");

        assertThat(flow.callback(waiting, flow.signIn(waiting, browser.cookie(), member)))
                .containsKey("code");
    }

    @Test
    void a_machine_gets_no_token_for_another_organization() {
        UserRef machine = accounts.machine(org.id());
        String secret = machines.setSecret(machine, Actor.system()).clientSecret();
        OrgView other = orgs.get(accounts.org());

        credentials(machine, secret, byId).then().statusCode(200);
        credentials(machine, secret, "urn:zitadel:iam:org:id:" + other.id())
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
    }

    private Map<String, String> asking(String scope) {
        return flow.parameters(app, "scope", scope);
    }

    private JsonPath redeemed(Response waiting, UserRef user) {
        String code = flow.callback(waiting, flow.signIn(waiting, user)).get("code");
        return flow.redeem(app, code).then().statusCode(200).extract().jsonPath();
    }

    private Map<String, String> silently(String scope, TestingFlow.Browser browser) {
        Map<String, String> parameters = asking("openid " + scope);
        parameters.put("prompt", "none");
        return TestingFlow.query(flow.authorize(parameters, browser.cookie()).getHeader("Location"));
    }

    private Response callback(Response waiting, TestingFlow.Browser browser) {
        return given().redirects()
                .follow(false)
                .cookie(cookies.name(), browser.cookie())
                .queryParam(
                        "id", TestingFlow.query(waiting.getHeader("Location")).get("authRequestID"))
                .get("/oauth/v2/authorize/callback");
    }

    private Response push(String scope) {
        return given().auth()
                .preemptive()
                .basic(app.clientId(), String.valueOf(app.secret()))
                .formParams(asking(scope))
                .post("/oauth/v2/par");
    }

    private Response device(String scope) {
        TestingFlow.App device =
                flow.app("OIDC_AUTH_METHOD_TYPE_NONE", "OIDC_APP_TYPE_NATIVE", "DEVICE_CODE", "REFRESH_TOKEN");
        return given().formParam("client_id", device.clientId())
                .formParam("scope", scope)
                .post("/oauth/v2/device_authorization");
    }

    private static Response credentials(UserRef machine, String secret, String scope) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_id", machine.userId())
                .formParam("client_secret", secret)
                .formParam("scope", "openid " + scope)
                .post("/oauth/v2/token");
    }

    private static Response userinfo(JsonPath tokens) {
        return given().auth().oauth2(tokens.getString("access_token")).get("/oidc/v1/userinfo");
    }
}
