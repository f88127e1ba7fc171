package dev.signet.oidc.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.eventstore.EventStore;
import dev.signet.kernel.Actor;
import dev.signet.oidc.TestingFlow;
import dev.signet.oidc.TestingStateChanges;
import dev.signet.signingkey.TestingKeyPairs;
import dev.signet.token.Issuer;
import dev.signet.token.TestingAccounts;
import dev.signet.user.MachineCommands;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Getting tokens of a user who presented none: who may, for which users, and for what. */
@QuarkusTest
class ImpersonationIT {
    @Inject
    TestingExchange exchange;

    @Inject
    TestingFlow flow;

    @Inject
    TestingStateChanges changes;

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    MachineCommands machines;

    @Inject
    Issuer issuer;

    private String orgId;
    private TestingFlow.App app;
    private UserRef user;
    private UserRef support;

    @BeforeEach
    void an_organization_with_an_app_a_user_and_its_support() {
        orgId = accounts.org();
        app = exchange.app(accounts.org());
        user = accounts.person(orgId);
        support = accounts.machine(accounts.org());
    }

    @Test
    void an_end_user_impersonator_gets_tokens_of_an_end_user_and_it_is_recorded() {
        exchange.giveInstanceRole(support, "IAM_END_USER_IMPERSONATOR");
        String actor = exchange.machineToken(support, app);

        Response answer = exchange.impersonate(app, user, actor, "scope", "openid profile");

        answer.then().statusCode(200).body("scope", equalTo("openid profile"));
        JsonPath seen = exchange.introspect(app, answer.path("access_token"));
        assertThat(seen.getString("sub")).isEqualTo(user.userId());
        assertThat(seen.getString("act.sub")).isEqualTo(support.userId());
        assertThat(seen.getLong("exp") - seen.getLong("iat")).isLessThanOrEqualTo(3600);
        EventStore.Change last = users.changes(user, 0, 1, false).getFirst();
        assertThat(last.type()).isEqualTo("user.impersonated");
        assertThat(last.actor()).isEqualTo(support.userId());
    }

    // attacks in docs/security-rules.md
    @Test
    void impersonation_needs_the_permission_in_the_users_organization() {
        String actor = exchange.machineToken(support, app);
        TestingExchange.expectError(exchange.impersonate(app, user, actor), "invalid_request");

        exchange.giveOrgRole(accounts.org(), support, "ORG_ADMIN_IMPERSONATOR");
        TestingExchange.expectError(exchange.impersonate(app, user, actor), "invalid_request");
        assertThat(users.changes(user, 0, 10, false))
                .noneMatch(change -> change.type().equals("user.impersonated"));

        exchange.giveOrgRole(orgId, accounts.machine(accounts.org()), "ORG_END_USER_IMPERSONATOR");
        TestingExchange.expectError(exchange.impersonate(app, user, actor), "invalid_request");
    }

    @Test
    void an_organization_s_impersonator_reaches_its_own_users() {
        exchange.giveOrgRole(orgId, support, "ORG_END_USER_IMPERSONATOR");
        exchange.impersonate(app, user, exchange.machineToken(support, app))
                .then()
                .statusCode(200);
    }

    // attack A-21 in docs/security-rules.md
    @Test
    void a_token_for_the_users_of_one_organization_impersonates_no_other() {
        exchange.giveInstanceRole(support, "IAM_END_USER_IMPERSONATOR");
        String actor = exchange.machineToken(support, app, "urn:zitadel:iam:org:id:" + support.orgId());

        TestingExchange.expectError(exchange.impersonate(app, user, actor), "invalid_request");
        exchange.impersonate(app, user, actor, "scope", "openid").then().statusCode(200);
        exchange.impersonate(app, accounts.person(support.orgId()), actor)
                .then()
                .statusCode(200);
    }

    // attack A-21: even an owner of the instance is no impersonator
    @Test
    void owning_the_instance_is_not_enough() {
        exchange.giveInstanceRole(support, "IAM_OWNER");
        TestingExchange.expectError(
                exchange.impersonate(app, user, exchange.machineToken(support, app)), "invalid_request");
    }

    // attack A-21 in docs/security-rules.md
    @Test
    void impersonating_an_administrator_needs_the_permission_for_each_of_the_memberships() {
        exchange.giveOrgRole(orgId, support, "ORG_END_USER_IMPERSONATOR");
        String endUsers = exchange.machineToken(support, app);
        UserRef orgAdmin = accounts.person(orgId);
        exchange.giveOrgRole(orgId, orgAdmin, "ORG_OWNER_VIEWER");
        TestingExchange.expectError(exchange.impersonate(app, orgAdmin, endUsers), "invalid_request");

        UserRef admins = accounts.machine(accounts.org());
        exchange.giveOrgRole(orgId, admins, "ORG_ADMIN_IMPERSONATOR");
        String orgAdmins = exchange.machineToken(admins, app);
        exchange.impersonate(app, orgAdmin, orgAdmins).then().statusCode(200);

        exchange.giveOrgRole(accounts.org(), orgAdmin, "ORG_OWNER");
        TestingExchange.expectError(exchange.impersonate(app, orgAdmin, orgAdmins), "invalid_request");
        UserRef instanceAdmin = accounts.person(orgId);
        exchange.giveInstanceRole(instanceAdmin, "IAM_OWNER_VIEWER");
        TestingExchange.expectError(exchange.impersonate(app, instanceAdmin, orgAdmins), "invalid_request");

        UserRef all = accounts.machine(accounts.org());
        exchange.giveInstanceRole(all, "IAM_ADMIN_IMPERSONATOR");
        exchange.impersonate(app, instanceAdmin, exchange.machineToken(all, app))
                .then()
                .statusCode(200);
    }

    // attack A-21: only those who may impersonate every administrator get access to this server's API
    @Test
    void only_an_admin_impersonator_of_the_instance_gets_access_to_the_api() {
        exchange.giveInstanceRole(support, "IAM_END_USER_IMPERSONATOR");
        String actor = exchange.machineToken(support, app, TestingExchange.API);
        Response answer = exchange.impersonate(app, user, actor);
        answer.then().statusCode(200);
        assertThat(exchange.introspect(app, answer.path("access_token")).getList("aud"))
                .doesNotContain("zitadel");
        TestingExchange.expectError(
                exchange.impersonate(app, user, actor, "scope", TestingExchange.API), "invalid_scope");
        TestingExchange.expectError(exchange.impersonate(app, user, actor, "audience", "zitadel"), "invalid_target");
        assertThat(apiStatus(answer.path("access_token"))).isEqualTo(401);

        UserRef all = accounts.machine(accounts.org());
        exchange.giveInstanceRole(all, "IAM_ADMIN_IMPERSONATOR");
        String allActor = exchange.machineToken(all, app, TestingExchange.API);
        assertThat(apiStatus(exchange.impersonate(app, user, allActor).path("access_token")))
                .isEqualTo(200);
        assertThat(apiStatus(exchange.impersonate(app, user, allActor, "scope", "openid")
                        .path("access_token")))
                .isEqualTo(401);
    }

    // attack A-21 in docs/security-rules.md
    @Test
    void scopes_and_audience_never_exceed_those_of_the_actor() {
        exchange.giveInstanceRole(support, "IAM_ADMIN_IMPERSONATOR");
        String actor = exchange.machineToken(support, app);

        TestingExchange.expectError(exchange.impersonate(app, user, actor, "scope", "openid email"), "invalid_scope");
        TestingExchange.expectError(exchange.impersonate(app, user, actor, "audience", "zitadel"), "invalid_target");
    }

    // attack A-21 in docs/security-rules.md
    @Test
    void an_impersonated_token_does_not_impersonate_further() {
        exchange.giveInstanceRole(support, "IAM_ADMIN_IMPERSONATOR");
        UserRef powerful = accounts.person(orgId);
        exchange.giveInstanceRole(powerful, "IAM_ADMIN_IMPERSONATOR");
        String borrowed = exchange.impersonate(app, powerful, exchange.machineToken(support, app))
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");

        TestingExchange.expectError(exchange.impersonate(app, user, borrowed), "invalid_request");
        String borrowedId = TestingExchange.token(
                exchange.exchange(app, borrowed, TestingExchange.ACCESS, "requested_token_type", TestingExchange.ID));
        TestingExchange.expectError(
                exchange.exchange(
                        app,
                        user.userId(),
                        TestingExchange.USER,
                        TestingExchange.acting(borrowedId, TestingExchange.ID)),
                "invalid_request");
    }

    // attack A-21: neither an actor's ID token nor a later actor's access token gives access to this server's API again
    @Test
    void no_other_token_gives_access_to_the_api() {
        UserRef all = accounts.person(accounts.org());
        exchange.giveInstanceRole(all, "IAM_ADMIN_IMPERSONATOR");
        JsonPath own = exchange.tokens(app, all, "openid profile " + TestingExchange.API);
        Response byId = exchange.exchange(
                app,
                user.userId(),
                TestingExchange.USER,
                TestingExchange.acting(own.getString("id_token"), TestingExchange.ID));
        byId.then().statusCode(200).body("scope", equalTo("openid"));
        assertThat(apiStatus(byId.path("access_token"))).isEqualTo(401);

        String[] acting = TestingExchange.acting(own.getString("access_token"), TestingExchange.ACCESS);
        Response later = exchange.exchange(app, byId.path("access_token"), TestingExchange.ACCESS, acting);
        later.then().statusCode(200).body("scope", equalTo("openid"));
        assertThat(apiStatus(later.path("access_token"))).isEqualTo(401);
        TestingExchange.expectError(
                exchange.exchange(
                        app,
                        later.path("access_token"),
                        TestingExchange.ACCESS,
                        TestingExchange.acting(
                                own.getString("access_token"), TestingExchange.ACCESS, "scope", TestingExchange.API)),
                "invalid_scope");
        TestingExchange.expectError(
                exchange.exchange(
                        app,
                        later.path("access_token"),
                        TestingExchange.ACCESS,
                        TestingExchange.acting(
                                own.getString("access_token"), TestingExchange.ACCESS, "audience", "zitadel")),
                "invalid_target");
    }

    @Test
    void a_named_user_needs_an_actor() {
        TestingExchange.expectError(exchange.exchange(app, user.userId(), TestingExchange.USER), "invalid_request");
    }

    // attack A-18 in docs/security-rules.md
    @Test
    void an_unknown_user_is_refused_like_a_user_who_may_not_be_impersonated() {
        exchange.giveOrgRole(orgId, support, "ORG_END_USER_IMPERSONATOR");
        String actor = exchange.machineToken(support, app);

        Response unknown = exchange.impersonate(app, UserRef.anywhere("999"), actor);
        Response foreign = exchange.impersonate(app, accounts.person(accounts.org()), actor);

        assertThat(unknown.asString()).isEqualTo(foreign.asString());
        assertThat(unknown.statusCode()).isEqualTo(foreign.statusCode()).isEqualTo(400);
    }

    // attack A-8 in docs/security-rules.md
    @Test
    void an_inactive_user_cannot_be_impersonated_and_existing_tokens_end() {
        exchange.giveInstanceRole(support, "IAM_ADMIN_IMPERSONATOR");
        String actor = exchange.machineToken(support, app);
        changes.ofUsers().forEach((name, change) -> {
            UserRef gone = accounts.person(accounts.org());
            String token = exchange.impersonate(app, gone, actor).path("access_token");
            assertThat(flow.isActive(app, token)).as(name).isTrue();

            change.apply(gone);

            assertThat(flow.isActive(app, token)).as(name).isFalse();
            TestingExchange.expectError(exchange.impersonate(app, gone, actor), "invalid_request");
        });
    }

    // attack A-8 in docs/security-rules.md
    @Test
    void an_inactive_actor_cannot_impersonate_and_existing_tokens_end() {
        changes.ofUsers().forEach((name, change) -> {
            UserRef gone = accounts.machine(accounts.org());
            exchange.giveInstanceRole(gone, "IAM_END_USER_IMPERSONATOR");
            String actor = exchange.machineToken(gone, app);
            String token = exchange.impersonate(app, user, actor).path("access_token");
            assertThat(flow.isActive(app, token)).as(name).isTrue();

            change.apply(gone);

            assertThat(flow.isActive(app, token)).as(name).isFalse();
            TestingExchange.expectError(exchange.impersonate(app, user, actor), "invalid_request");
        });
    }

    // attacks in docs/security-rules.md
    @Test
    void the_impersonator_is_still_checked_after_another_actor_uses_the_token() {
        UserRef second = accounts.machine(accounts.org());
        String secondToken = exchange.machineToken(second, app);
        changes.ofUsers().forEach((name, change) -> {
            UserRef gone = accounts.machine(accounts.org());
            exchange.giveInstanceRole(gone, "IAM_END_USER_IMPERSONATOR");
            String token = TestingExchange.token(exchange.impersonate(app, user, exchange.machineToken(gone, app)));
            String further = exchange.delegate(app, token, TestingExchange.ACCESS, secondToken);
            String idToken = TestingExchange.token(exchange.exchange(
                    app, further, TestingExchange.ACCESS, "requested_token_type", TestingExchange.ID));
            JsonPath seen = exchange.introspect(app, further);
            assertThat(seen.getString("act.sub")).isEqualTo(second.userId());
            assertThat(seen.getString("act.act.sub")).isEqualTo(gone.userId());

            change.apply(gone);

            assertThat(flow.isActive(app, further)).as(name).isFalse();
            TestingExchange.expectError(exchange.exchange(app, further, TestingExchange.ACCESS), "invalid_request");
            TestingExchange.expectError(exchange.exchange(app, idToken, TestingExchange.ID), "invalid_request");
            assertThat(flow.isActive(app, secondToken)).as(name).isTrue();
        });
    }

    @Test
    void a_machine_user_named_by_its_assertion_is_impersonated_with_permission_only() throws Exception {
        UserRef robot = accounts.machine(orgId);
        KeyPair key = TestingKeyPairs.rsa(2048);
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        String keyId = machines.addKey(robot, pem.getBytes(StandardCharsets.US_ASCII), null, Actor.system())
                .keyId();
        String actor = exchange.machineToken(support, app);
        TestingExchange.expectError(asserted(robot, keyId, key, actor), "invalid_request");

        exchange.giveOrgRole(orgId, support, "ORG_END_USER_IMPERSONATOR");
        Response answer = asserted(robot, keyId, key, actor);

        answer.then().statusCode(200);
        assertThat(exchange.introspect(app, answer.path("access_token")).getString("sub"))
                .isEqualTo(robot.userId());
        exchange.giveOrgRole(orgId, robot, "ORG_OWNER_VIEWER");
        assertThat(flow.isActive(app, answer.path("access_token"))).isFalse();
        TestingExchange.expectError(asserted(robot, keyId, key, actor), "invalid_request");
        TestingExchange.expectError(
                exchange.exchange(
                        app,
                        "a.b.c",
                        TestingExchange.JWT,
                        "actor_token",
                        actor,
                        "actor_token_type",
                        TestingExchange.ACCESS),
                "invalid_request");
    }

    private Response asserted(UserRef robot, String keyId, KeyPair key, String actor) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(robot.userId())
                .subject(robot.userId())
                .audience(List.of(issuer.url()))
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
        jwt.sign(new RSASSASigner(key.getPrivate()));
        return exchange.exchange(
                app,
                jwt.serialize(),
                TestingExchange.JWT,
                "actor_token",
                actor,
                "actor_token_type",
                TestingExchange.ACCESS);
    }

    private static int apiStatus(String token) {
        return given().auth().oauth2(token).get("/auth/v1/users/me").statusCode();
    }
}
