package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.kernel.Actor;
import dev.signet.oidc.TestingFlow;
import dev.signet.project.PrivateLabeling;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectSettings;
import dev.signet.session.AgentCookie;
import dev.signet.session.SessionQueries;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages if an application admits only users of one organization, by a scope or by its project's settings. */
@QuarkusTest
class WantedOrganizationIT {
    @Inject
    TestingFlow flow;

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    ProjectCommands projects;

    @Inject
    AgentCookie cookies;

    @Inject
    SessionQueries sessions;

    private String orgId;
    private String wanted;
    private UserRef member;
    private UserRef stranger;
    private TestingAccounts.App app;
    private TestingBrowser browser;

    @BeforeEach
    void an_organization_with_a_member_and_somebody_else() {
        orgId = accounts.org();
        wanted = "openid urn:zitadel:iam:org:id:" + orgId;
        member = accounts.person(orgId);
        stranger = accounts.person(accounts.org());
        app = accounts.app(orgId);
        browser = browser();
    }

    // attack A-18 in docs/security-rules.md
    @Test
    void a_user_of_another_organization_is_refused_like_an_unknown_one() {
        browser.start(wanted, "");
        Response foreign = browser.signIn(name(stranger), TestingAccounts.PASSWORD);
        Response nobody = browser.signIn("nobody@nowhere.example", TestingAccounts.PASSWORD);

        for (Response refused : new Response[] {foreign, nobody}) {
            assertThat(refused.statusCode()).isEqualTo(303);
            assertThat(TestingBrowser.location(refused))
                    .startsWith("/ui/login/password?")
                    .contains("notice=credentials");
        }
        assertThat(sessions.ofUser(stranger.userId())).isEmpty();
    }

    @Test
    void a_member_signs_in_with_the_user_name_alone() {
        browser.start(wanted, "");
        Response done = browser.signIn(users.require(member).userName(), TestingAccounts.PASSWORD);

        assertThat(browser.get(TestingBrowser.location(done)).header("Location"))
                .startsWith("https://app.example.com/callback?")
                .contains("code=");
    }

    @Test
    void accounts_of_other_organizations_are_not_offered() {
        browser.start("");
        browser.get(TestingBrowser.location(browser.signIn(name(stranger), TestingAccounts.PASSWORD)));
        String foreign = sessions.ofUser(stranger.userId()).getFirst().id();

        Response page = browser.start(wanted, "");
        assertThat(page.asString()).contains("name=\"loginName\"").doesNotContain(name(stranger));
        Response chosen = browser.post("/ui/login/select", Map.of("session", foreign));
        assertThat(TestingBrowser.location(chosen)).startsWith("/ui/login/login?");
    }

    @Test
    void the_organizations_branding_applies_whatever_the_projects_setting() {
        flow.api()
                .header("x-zitadel-orgid", orgId)
                .body("{\"primaryColor\":\"#00aa01\"}")
                .post("/management/v1/policies/label")
                .then()
                .statusCode(200);
        flow.api()
                .header("x-zitadel-orgid", orgId)
                .body("{}")
                .post("/management/v1/policies/label/_activate")
                .then()
                .statusCode(200);

        assertThat(browser.start("").asString()).doesNotContain("/brand/");
        assertThat(browser.start(wanted, "").asString()).contains("/ui/login/assets/brand/" + orgId + "/style.css");
        Response named = browser.post("/ui/login/login", Map.of("loginName", "x@" + stranger.userId() + ".example"));
        assertThat(browser.get(TestingBrowser.location(named)).asString()).contains("/brand/" + orgId + '/');
    }

    @Test
    void a_project_closed_to_other_organizations_says_so() {
        projects.change(
                app.ref().project(),
                new ProjectSettings("closed", false, false, true, PrivateLabeling.UNSPECIFIED),
                Actor.system());
        for (String prompt : new String[] {"", "&prompt=login"}) {
            TestingBrowser other = browser();
            other.start(prompt);
            Response refused = other.follow(other.signIn(name(stranger), TestingAccounts.PASSWORD));
            assertThat(refused.asString()).contains("not open to the organization of this account");
        }
        browser.start("");
        Response done = browser.signIn(name(member), TestingAccounts.PASSWORD);
        assertThat(browser.get(TestingBrowser.location(done)).header("Location"))
                .contains("code=");
    }

    @Test
    void a_project_that_needs_a_role_says_so() {
        projects.change(
                app.ref().project(),
                new ProjectSettings("checked", false, true, false, PrivateLabeling.UNSPECIFIED),
                Actor.system());
        browser.start("");

        Response refused = browser.follow(browser.signIn(name(member), TestingAccounts.PASSWORD));

        assertThat(refused.asString()).contains("has no role in this application");
    }

    private TestingBrowser browser() {
        return new TestingBrowser(cookies.name(), app.clientId());
    }

    private String name(UserRef user) {
        return users.require(user).preferredLoginName();
    }
}
