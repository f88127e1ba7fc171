package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jdbc.TestingTraffic;
import dev.signet.oidc.TestingFlow;
import dev.signet.session.AgentCookie;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Pins how often each request of a sign-in with a password waits for the database. A sign-in is what this server does
 * most often, and each question costs it and the database about as much as the work itself. Whoever needs one more
 * question changes the number here and says why.
 */
@QuarkusTest
class SignInCostIT {
    private static final int WARM_UP = 3;

    @Inject
    TestingFlow flow;

    @Inject
    UserQueries users;

    @Inject
    AgentCookie cookies;

    @Test
    void each_request_of_a_sign_in_asks_the_database_only_so_often() {
        TestingFlow.App app = flow.publicApp();
        String loginName = users.require(flow.person()).preferredLoginName();
        for (int i = 0; i < WARM_UP; i++) {
            signIn(app, loginName);
        }

        assertThat(signIn(app, loginName))
                .containsExactly(
                        new Cost("authorization request", 1, 1),
                        new Cost("name page", 2, 3),
                        new Cost("name", 1, 2),
                        new Cost("password page", 2, 3),
                        new Cost("password", 12, 17),
                        new Cost("continuation and callback", 6, 8),
                        new Cost("code for tokens", 5, 9));
    }

    /** Signs in in a new browser, and returns what each request cost. */
    private List<Cost> signIn(TestingFlow.App app, String loginName) {
        List<Cost> costs = new ArrayList<>();
        TestingBrowser browser = new TestingBrowser(cookies.name(), app.clientId());
        try (TestingTraffic traffic = TestingTraffic.ofRequests()) {
            Response last = browser.authorize("openid profile email offline_access", "");
            costs.add(cost("authorization request", traffic));
            browser.get(TestingBrowser.location(last));
            costs.add(cost("name page", traffic));
            last = browser.post("/ui/login/login", Map.of("loginName", loginName));
            costs.add(cost("name", traffic));
            browser.get(TestingBrowser.location(last));
            costs.add(cost("password page", traffic));
            last = browser.post("/ui/login/password", Map.of("password", TestingFlow.PASSWORD));
            costs.add(cost("password", traffic));
            last = browser.get(TestingBrowser.location(last));
            costs.add(cost("continuation and callback", traffic));
            String code = TestingFlow.query(last.header("Location")).get("code");
            redeem(app, code);
            costs.add(cost("code for tokens", traffic));
        }
        return costs;
    }

    private void redeem(TestingFlow.App app, String code) {
        flow.token(
                        app,
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                TestingFlow.REDIRECT,
                                "code_verifier",
                                TestingBrowser.VERIFIER))
                .then()
                .statusCode(200);
    }

    private static Cost cost(String request, TestingTraffic traffic) {
        Cost cost = new Cost(request, traffic.roundTrips(), traffic.statements());
        traffic.forget();
        return cost;
    }

    private record Cost(String request, long roundTrips, long statements) {}
}
