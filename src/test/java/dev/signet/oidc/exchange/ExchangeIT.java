package dev.signet.oidc.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.signet.kernel.Actor;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Exchanging a user's own token: for a narrower one or one with an actor, never for more. */
@QuarkusTest
class ExchangeIT {
    private static final String ACCESS = TestingExchange.ACCESS;

    @Inject
    TestingExchange exchange;

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

    @Test
    void an_access_token_is_exchanged_for_a_narrower_one() {
        TestingFlow.App app = exchange.app(accounts.org());
        UserRef user = flow.person();
        JsonPath own = exchange.tokens(app, user, "openid profile email offline_access");

        Response answer = exchange.exchange(
                app, own.getString("access_token"), ACCESS, "scope", "openid email", "audience", app.clientId());

        answer.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("issued_token_type", equalTo(ACCESS))
                .body("scope", equalTo("openid email"))
                .body("$", not(hasItem("refresh_token")));
        JsonPath seen = exchange.introspect(app, answer.path("access_token"));
        assertThat(seen.getBoolean("active")).isTrue();
        assertThat(seen.getString("sub")).isEqualTo(user.userId());
        assertThat(seen.getList("aud")).containsExactly(app.clientId());
        assertThat(seen.getString("client_id")).isEqualTo(app.clientId());
        assertThat(seen.getString("act")).isNull();
        given().get("/.well-known/openid-configuration")
                .then()
                .body("grant_types_supported", hasItem(TestingExchange.GRANT));
    }

    @Test
    void a_jwt_or_an_id_token_can_be_requested() {
        TestingFlow.App app = exchange.app(accounts.org());
        UserRef user = flow.person();
        String own = exchange.accessToken(app, user);

        Response jwt = exchange.exchange(app, own, ACCESS, "requested_token_type", TestingExchange.JWT);
        jwt.then().statusCode(200).body("issued_token_type", equalTo(TestingExchange.JWT));
        assertThat(TestingExchange.claims(jwt.path("access_token")).getSubject())
                .isEqualTo(user.userId());

        Response id = exchange.exchange(app, own, ACCESS, "requested_token_type", TestingExchange.ID);
        id.then()
                .statusCode(200)
                .body("issued_token_type", equalTo(TestingExchange.ID))
                .body("token_type", equalTo("N_A"));
        JWTClaimsSet claims = TestingExchange.claims(id.path("access_token"));
        assertThat(claims.getSubject()).isEqualTo(user.userId());
        assertThat(claims.getClaims()).containsKeys("azp", "exp", "auth_time").doesNotContainKey("name");
        TestingExchange.expectError(
                exchange.exchange(app, own, ACCESS, "requested_token_type", TestingExchange.ID, "scope", "profile"),
                "invalid_scope");
    }

    @Test
    void an_id_token_can_be_exchanged_for_an_identity_only() {
        TestingFlow.App app = exchange.app(accounts.org());
        JsonPath own = exchange.tokens(app, flow.person(), "openid profile " + TestingExchange.API);

        Response answer = exchange.exchange(app, own.getString("id_token"), TestingExchange.ID);

        answer.then().statusCode(200).body("scope", equalTo("openid"));
        assertThat(exchange.introspect(app, answer.path("access_token")).getList("aud"))
                .doesNotContain("zitadel");
        TestingExchange.expectError(
                exchange.exchange(app, own.getString("id_token"), TestingExchange.ID, "scope", "openid profile"),
                "invalid_scope");
        TestingExchange.expectError(
                exchange.exchange(app, own.getString("id_token"), TestingExchange.ID, "audience", "zitadel"),
                "invalid_target");
    }

    // RFC 8693 section 4.1
    @Test
    void the_act_claim_names_the_actor_and_earlier_actors() {
        TestingFlow.App app = exchange.app(accounts.org());
        UserRef user = flow.person();
        UserRef first = accounts.machine(accounts.org());
        UserRef second = accounts.machine(accounts.org());

        String once = delegated(app, exchange.accessToken(app, user), exchange.machineToken(first, app));
        String twice = delegated(app, once, exchange.machineToken(second, app));
        Response laundered = exchange.exchange(app, twice, ACCESS, "requested_token_type", TestingExchange.JWT);

        assertThat(exchange.introspect(app, once).getString("act.sub")).isEqualTo(first.userId());
        JsonPath chain = exchange.introspect(app, twice);
        assertThat(chain.getString("sub")).isEqualTo(user.userId());
        assertThat(chain.getString("act.sub")).isEqualTo(second.userId());
        assertThat(chain.getString("act.act.sub")).isEqualTo(first.userId());
        assertThat(TestingExchange.claims(laundered.path("access_token")).getClaim("act"))
                .isEqualTo(Map.of("sub", second.userId(), "act", Map.of("sub", first.userId())));
    }

    // attack A-21 in docs/security-rules.md
    @Test
    void an_exchange_never_allows_more() {
        TestingFlow.App app = exchange.app(accounts.org());
        TestingFlow.App other = exchange.app(accounts.org());
        String own = exchange.accessToken(app, flow.person());

        TestingExchange.expectError(exchange.exchange(app, own, ACCESS, "scope", "openid phone"), "invalid_scope");
        TestingExchange.expectError(exchange.exchange(app, own, ACCESS, "scope", TestingExchange.API), "invalid_scope");
        TestingExchange.expectError(exchange.exchange(app, own, ACCESS, "audience", "zitadel"), "invalid_target");
        TestingExchange.expectError(
                exchange.exchange(app, own, ACCESS, "audience", other.clientId()), "invalid_target");
        TestingExchange.expectError(
                exchange.exchange(app, own, ACCESS, "resource", "https://api.example.com"), "invalid_target");
        TestingExchange.expectError(
                exchange.exchange(app, own, ACCESS, "requested_token_type", TestingExchange.USER), "invalid_request");
        TestingExchange.expectError(
                exchange.exchange(
                        app, own, ACCESS, "requested_token_type", "urn:ietf:params:oauth:token-type:refresh_token"),
                "invalid_request");

        String narrow = exchange.exchange(app, own, ACCESS, "scope", "openid").path("access_token");
        TestingExchange.expectError(exchange.exchange(app, narrow, ACCESS, "scope", "openid profile"), "invalid_scope");
    }

    @Test
    void an_exchanged_token_ends_with_the_subject_token_and_its_session() {
        TestingFlow.App app = exchange.app(accounts.org());
        UserRef user = flow.person();
        String own = exchange.accessToken(app, user);
        String narrow = exchange.exchange(app, own, ACCESS).path("access_token");
        assertThat(exchange.introspect(app, narrow).getLong("exp"))
                .isLessThanOrEqualTo(exchange.introspect(app, own).getLong("exp"));
        assertThat(flow.isActive(app, narrow)).isTrue();

        sessionCommands.terminate(sessions.ofUser(user.userId()).getFirst().id(), Actor.system());

        assertThat(flow.isActive(app, narrow)).isFalse();
        TestingExchange.expectError(exchange.exchange(app, own, ACCESS), "invalid_request");
    }

    // attack A-4 in docs/security-rules.md
    @Test
    void a_token_of_another_audience_is_refused() {
        TestingFlow.App app = exchange.app(accounts.org());
        TestingFlow.App thief = exchange.app(accounts.org());
        JsonPath own = exchange.tokens(app, flow.person(), "openid");
        String actor = exchange.machineToken(accounts.machine(accounts.org()), thief);

        TestingExchange.expectError(exchange.exchange(thief, own.getString("access_token"), ACCESS), "invalid_request");
        TestingExchange.expectError(
                exchange.exchange(thief, own.getString("id_token"), TestingExchange.ID), "invalid_request");
        TestingExchange.expectError(
                exchange.exchange(
                        app, own.getString("access_token"), ACCESS, "actor_token", actor, "actor_token_type", ACCESS),
                "invalid_request");
    }

    // attack A-14 in docs/security-rules.md
    @Test
    void a_token_is_accepted_only_as_its_own_type() {
        TestingFlow.App app = exchange.app(accounts.org());
        JsonPath own = exchange.tokens(app, flow.person(), "openid offline_access");
        String access = own.getString("access_token");
        String id = own.getString("id_token");

        for (List<String> wrong : List.of(
                List.of(access, TestingExchange.ID),
                List.of(id, ACCESS),
                List.of(own.getString("refresh_token"), ACCESS),
                List.of(id.substring(0, id.lastIndexOf('.') + 1), TestingExchange.ID),
                List.of(id + 'A', TestingExchange.ID),
                List.of("nothing", ACCESS),
                List.of(access, "urn:ietf:params:oauth:token-type:refresh_token"),
                List.of(access, "urn:ietf:params:oauth:token-type:saml2"))) {
            TestingExchange.expectError(exchange.exchange(app, wrong.get(0), wrong.get(1)), "invalid_request");
        }
        TestingExchange.expectError(exchange.exchange(app, access, ACCESS, "actor_token", access), "invalid_request");
        TestingExchange.expectError(
                exchange.exchange(app, access, ACCESS, "actor_token_type", ACCESS), "invalid_request");
        TestingExchange.expectError(
                flow.token(app, Map.of("grant_type", TestingExchange.GRANT, "subject_token", access)),
                "invalid_request");
    }

    @Test
    void an_app_needs_the_grant_and_its_secret() {
        TestingFlow.App without = flow.webApp();
        String own = flow.redeem(without, flow.code(without, flow.person())).path("access_token");
        TestingExchange.expectError(exchange.exchange(without, own, ACCESS), "unauthorized_client");

        TestingFlow.App app = exchange.app(accounts.org());
        TestingFlow.App forged = new TestingFlow.App(app.projectId(), app.appId(), app.clientId(), "wrong");
        exchange.exchange(forged, exchange.accessToken(app, flow.person()), ACCESS)
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    // attack A-8 in docs/security-rules.md
    @Test
    void tokens_of_inactive_users_are_refused_as_subject_and_as_actor() {
        changes.ofUsers().forEach((name, change) -> {
            TestingFlow.App app = exchange.app(accounts.org());
            UserRef user = accounts.person(accounts.org());
            JsonPath own = exchange.tokens(app, user, "openid profile");
            UserRef other = flow.person();
            String others = exchange.accessToken(app, other);
            String byUser = delegated(app, others, own.getString("access_token"));
            String narrow = exchange.exchange(app, own.getString("access_token"), ACCESS)
                    .path("access_token");

            change.apply(user);

            assertThat(flow.isActive(app, narrow)).as(name).isFalse();
            assertThat(flow.isActive(app, byUser)).as(name).isFalse();
            assertThat(flow.isActive(app, others)).as(name).isTrue();
            TestingExchange.expectError(
                    exchange.exchange(app, own.getString("access_token"), ACCESS), "invalid_request");
            TestingExchange.expectError(
                    exchange.exchange(app, own.getString("id_token"), TestingExchange.ID), "invalid_request");
            TestingExchange.expectError(exchange.exchange(app, byUser, ACCESS), "invalid_request");
            TestingExchange.expectError(
                    exchange.exchange(
                            app,
                            others,
                            ACCESS,
                            "actor_token",
                            own.getString("access_token"),
                            "actor_token_type",
                            ACCESS),
                    "invalid_request");
        });
    }

    // attack A-8 in docs/security-rules.md
    @Test
    void an_inactive_app_cannot_exchange() {
        UserRef user = flow.person();
        changes.ofApps().forEach((name, change) -> {
            String orgId = accounts.org();
            TestingFlow.App app = exchange.app(orgId);
            String own = exchange.accessToken(app, user);

            change.apply(orgId, app);

            Response answer = exchange.exchange(app, own, ACCESS);
            assertThat(answer.statusCode()).as(name).isEqualTo(401);
            assertThat(answer.jsonPath().getString("error")).isEqualTo("invalid_client");
        });
    }

    private String delegated(TestingFlow.App app, String subject, String actor) {
        return exchange.delegate(app, subject, ACCESS, actor);
    }
}
