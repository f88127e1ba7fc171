package dev.signet.oidc.device;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import com.nimbusds.jwt.SignedJWT;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.login.TestingBrowser;
import dev.signet.oidc.TestingFlow;
import dev.signet.oidc.TestingStateChanges;
import dev.signet.session.SessionCommands;
import dev.signet.session.SessionQueries;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The device's side: codes, polling, tokens, and attacks. */
@QuarkusTest
class DeviceIT {
    @Inject
    TestingDevice device;

    @Inject
    TestingFlow flow;

    @Inject
    TestingStateChanges changes;

    @Inject
    TestingAccounts accounts;

    @Inject
    SessionQueries sessions;

    @Inject
    SessionCommands sessionCommands;

    @Inject
    Database database;

    @BeforeEach
    void nobody_has_guessed_yet() {
        database.update("delete from attempts");
    }

    @Test
    void a_device_is_told_its_codes_and_where_to_enter_them() {
        device.ask(device.app(), "openid")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("device_code", matchesPattern("[A-Za-z0-9_-]{43}"))
                .body("user_code", matchesPattern("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}"))
                .body("verification_uri", endsWith("/ui/login/device"))
                .body("verification_uri_complete", matchesPattern(".*/ui/login/device\\?user_code=[A-Z-]{9}"))
                .body("expires_in", equalTo(600))
                .body("interval", equalTo(5));
        given().get("/.well-known/openid-configuration")
                .then()
                .body("device_authorization_endpoint", endsWith("/oauth/v2/device_authorization"))
                .body("grant_types_supported", hasItem(TestingDevice.GRANT));
    }

    @Test
    void a_device_that_a_person_allows_gets_tokens_once() throws Exception {
        TestingFlow.App app = device.confidentialApp(accounts.org());
        UserRef user = flow.person();
        TestingDevice.Codes codes = device.begin(app);
        device.expectError(device.poll(codes), "authorization_pending");

        device.allow(codes, user, TestingFlow.PASSWORD);

        Response tokens = device.poll(codes);
        tokens.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("refresh_token", notNullValue());
        JsonPath json = tokens.jsonPath();
        SignedJWT idToken = SignedJWT.parse(json.getString("id_token"));
        assertThat(idToken.getJWTClaimsSet().getSubject()).isEqualTo(user.userId());
        assertThat(idToken.getJWTClaimsSet().getClaims()).containsKeys("auth_time", "amr", "sid", "at_hash");
        assertThat(flow.isActive(app, json.getString("access_token"))).isTrue();
        flow.refresh(app, json.getString("refresh_token")).then().statusCode(200);
    }

    @Test
    void a_device_for_users_of_one_organization_can_be_allowed_by_them_only() {
        UserRef member = accounts.person(accounts.org());
        UserRef stranger = accounts.person(accounts.org());
        String scope = "openid urn:zitadel:iam:org:id:" + member.orgId();
        TestingDevice.Codes codes = device.begin(device.app(), scope);
        TestingBrowser browser = device.browser();
        assertThat(device.toQuestion(browser, codes, stranger, TestingAccounts.PASSWORD)
                        .asString())
                .contains("Name or password is wrong");

        device.allow(codes, member, TestingAccounts.PASSWORD);
        device.poll(codes).then().statusCode(200);

        // even if the database says that a session of a user outside the organization has approved the request
        TestingDevice.Codes tricked = device.begin(device.app(), scope);
        database.update(
                "update device_authorizations set state = 'APPROVED', session_id = ? where client_id = ?",
                accounts.session(stranger).id(),
                tricked.app().clientId());
        device.expectError(device.poll(tricked), "invalid_grant");
    }

    @Test
    void redeeming_a_device_code_twice_ends_the_tokens_issued_for_it() {
        TestingFlow.App app = device.confidentialApp(accounts.org());
        TestingDevice.Codes codes = device.begin(app);
        device.allow(codes, flow.person(), TestingFlow.PASSWORD);
        JsonPath tokens = device.poll(codes).then().statusCode(200).extract().jsonPath();

        device.expectError(device.poll(codes), "invalid_grant");

        assertThat(flow.isActive(app, tokens.getString("access_token"))).isFalse();
        device.expectError(flow.refresh(app, tokens.getString("refresh_token")), "invalid_grant");
    }

    // attack A-5 in docs/security-rules.md
    @Test
    void of_concurrent_redemptions_exactly_one_succeeds_and_its_tokens_end() throws Exception {
        TestingFlow.App app = device.confidentialApp(accounts.org());
        TestingDevice.Codes codes = device.begin(app);
        device.allow(codes, flow.person(), TestingFlow.PASSWORD);
        List<Response> told = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                answers.add(threads.submit(() -> device.poll(codes)));
            }
            for (Future<Response> answer : answers) {
                told.add(answer.get());
            }
        }
        List<Response> successes =
                told.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertThat(successes).hasSize(1);
        told.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> device.expectError(answer, "invalid_grant"));
        assertThat(flow.isActive(app, successes.getFirst().path("access_token")))
                .isFalse();
        device.expectError(flow.refresh(app, successes.getFirst().path("refresh_token")), "invalid_grant");
    }

    @Test
    void polling_too_early_makes_the_device_wait_longer() {
        TestingDevice.Codes codes = device.begin(device.app());
        device.expectError(device.poll(codes), "authorization_pending");
        device.expectError(device.poll(codes), "slow_down");
        polledSecondsAgo(codes, 6);
        device.expectError(device.poll(codes), "slow_down");
        polledSecondsAgo(codes, 15);
        device.expectError(device.poll(codes), "authorization_pending");
    }

    @Test
    void a_refused_device_is_told_so() {
        TestingDevice.Codes codes = device.begin(device.app());
        var browser = device.browser();
        device.toQuestion(browser, codes, flow.person(), TestingFlow.PASSWORD);
        assertThat(device.answer(browser, "deny").asString()).contains("Device not connected");

        device.expectError(device.poll(codes), "access_denied");
        device.expectError(device.poll(codes), "access_denied");
    }

    @Test
    void expired_codes_work_neither_on_the_device_nor_in_the_browser() {
        TestingDevice.Codes codes = device.begin(device.app());
        database.update(
                "update device_authorizations set expires_at = now() where client_id = ?",
                codes.app().clientId());

        device.expectError(device.poll(codes), "expired_token");
        assertThat(device.enter(device.browser(), codes.userCode()).asString())
                .contains("No device is waiting with this code");
    }

    // attack A-4 in docs/security-rules.md
    @Test
    void a_device_code_works_for_its_own_client_only() {
        TestingDevice.Codes codes = device.begin(device.app());
        device.allow(codes, flow.person(), TestingFlow.PASSWORD);

        device.expectError(device.poll(device.app(), codes.deviceCode()), "invalid_grant");
        device.expectError(device.poll(codes.app(), "x".repeat(43)), "invalid_grant");
        device.expectError(flow.token(codes.app(), Map.of("grant_type", TestingDevice.GRANT)), "invalid_request");
        device.poll(codes).then().statusCode(200);
    }

    @Test
    void an_app_needs_the_grant_and_its_secret() {
        TestingFlow.App without = flow.publicApp();
        device.expectError(device.ask(without, "openid"), "unauthorized_client");
        device.expectError(device.poll(without, "x".repeat(43)), "unauthorized_client");

        TestingFlow.App app = device.confidentialApp(accounts.org());
        TestingFlow.App forged = new TestingFlow.App(app.projectId(), app.appId(), app.clientId(), "wrong");
        device.ask(forged, "openid").then().statusCode(401).body("error", equalTo("invalid_client"));
        device.poll(forged, "x".repeat(43)).then().statusCode(401).body("error", equalTo("invalid_client"));
        given().formParam("client_id", "nobody")
                .post("/oauth/v2/device_authorization")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    @Test
    void duplicate_parameters_are_refused() {
        given().formParam("client_id", device.app().clientId())
                .formParam("scope", "openid", "profile")
                .post("/oauth/v2/device_authorization")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    // attack A-8 in docs/security-rules.md
    @Test
    void a_user_who_becomes_inactive_after_allowing_gets_no_tokens() {
        changes.ofUsers().forEach((name, change) -> {
            UserRef user = accounts.person(accounts.org());
            TestingDevice.Codes codes = device.begin(device.app());
            device.allow(codes, user, TestingAccounts.PASSWORD);

            change.apply(user);

            device.expectError(device.poll(codes), "invalid_grant");
        });
    }

    // attack A-8 in docs/security-rules.md
    @Test
    void a_user_who_becomes_inactive_before_allowing_cannot_allow() {
        changes.ofUsers().forEach((name, change) -> {
            UserRef user = accounts.person(accounts.org());
            TestingDevice.Codes codes = device.begin(device.app());
            var browser = device.browser();
            device.toQuestion(browser, codes, user, TestingAccounts.PASSWORD);

            change.apply(user);

            assertThat(device.answer(browser, "allow").asString()).as(name).doesNotContain("Device connected");
            device.expectError(device.poll(codes), "authorization_pending");
        });
    }

    // attack A-8 in docs/security-rules.md
    @Test
    void an_inactive_app_gets_neither_codes_nor_tokens() {
        UserRef user = flow.person();
        changes.ofApps().forEach((name, change) -> {
            String orgId = accounts.org();
            TestingFlow.App app = device.confidentialApp(orgId);
            TestingDevice.Codes codes = device.begin(app);
            device.allow(codes, user, TestingFlow.PASSWORD);
            TestingDevice.Codes waiting = device.begin(app);

            change.apply(orgId, app);

            assertThat(device.poll(codes).jsonPath().getString("error"))
                    .as(name)
                    .isEqualTo("invalid_client");
            assertThat(device.ask(app, "openid").statusCode()).as(name).isEqualTo(401);
            assertThat(device.enter(device.browser(), waiting.userCode()).asString())
                    .as(name)
                    .contains("No device is waiting with this code");
        });
    }

    // attack A-8 in docs/security-rules.md
    @Test
    void a_session_that_ended_after_allowing_gives_no_tokens() {
        UserRef user = flow.person();
        TestingDevice.Codes codes = device.begin(device.app());
        device.allow(codes, user, TestingFlow.PASSWORD);

        sessionCommands.terminate(sessions.ofUser(user.userId()).getFirst().id(), Actor.system());

        device.expectError(device.poll(codes), "invalid_grant");
    }

    @Test
    void both_codes_are_stored_as_digests_only() {
        TestingDevice.Codes codes = device.begin(device.app());
        List<String> rows = database.query(
                "select d::text as row from device_authorizations d where client_id = ?",
                row -> row.text("row"),
                codes.app().clientId());
        assertThat(rows)
                .hasSize(1)
                .allSatisfy(row -> assertThat(row)
                        .doesNotContain(codes.deviceCode())
                        .doesNotContain(codes.userCode())
                        .doesNotContain(codes.userCode().replace("-", "")));
    }

    private void polledSecondsAgo(TestingDevice.Codes codes, int seconds) {
        database.update(
                "update device_authorizations set polled_at = now() - ? * interval '1 second' where client_id = ?",
                seconds,
                codes.app().clientId());
    }
}
