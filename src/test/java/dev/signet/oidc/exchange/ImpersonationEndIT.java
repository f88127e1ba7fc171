package dev.signet.oidc.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.oidc.TestingFlow;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An impersonation ends with its permission, and no further exchange avoids that. */
@QuarkusTest
class ImpersonationEndIT {
    private static final String ACCESS = TestingExchange.ACCESS;
    private static final String FORM = "requested_token_type";

    @Inject
    TestingExchange exchange;

    @Inject
    TestingFlow flow;

    @Inject
    TestingAccounts accounts;

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
    void losing_the_role_ends_every_token_and_every_token_exchanged_from_it() {
        exchange.giveInstanceRole(support, "IAM_ADMIN_IMPERSONATOR");
        Map<String, String> tokens = tokens();
        String idToken = idToken(tokens.get("opaque"));
        tokens.forEach((name, token) -> {
            assertThat(flow.isActive(app, token)).as(name).isTrue();
            assertThat(status("/oidc/v1/userinfo", token)).as(name).isEqualTo(200);
            assertThat(status("/auth/v1/users/me", token)).as(name).isIn(200, 401);
        });
        assertThat(status("/auth/v1/users/me", String.valueOf(tokens.get("opaque"))))
                .isEqualTo(200);

        exchange.takeInstanceRole(support);

        tokens.forEach((name, token) -> {
            assertThat(flow.isActive(app, token)).as(name).isFalse();
            assertThat(status("/oidc/v1/userinfo", token)).as(name).isEqualTo(401);
            assertThat(status("/auth/v1/users/me", token)).as(name).isEqualTo(401);
            refused(exchange.exchange(app, token, ACCESS));
            refused(exchange.exchange(app, token, ACCESS, FORM, TestingExchange.ID));
        });
        refused(exchange.exchange(app, idToken, TestingExchange.ID));
    }

    @Test
    void after_a_change_to_a_narrower_role_only_its_tokens_stay_valid() {
        exchange.giveInstanceRole(support, "IAM_ADMIN_IMPERSONATOR");
        exchange.giveOrgRole(orgId, support, "ORG_END_USER_IMPERSONATOR");
        String actor = exchange.machineToken(support, app, TestingExchange.API);
        String wide = TestingExchange.token(exchange.impersonate(app, user, actor));
        String narrow = TestingExchange.token(exchange.impersonate(app, user, actor, "scope", "openid"));

        exchange.takeInstanceRole(support);

        assertThat(flow.isActive(app, narrow)).isTrue();
        assertThat(flow.isActive(app, wide)).isFalse();
        assertThat(status("/auth/v1/users/me", wide)).isEqualTo(401);
        exchange.takeOrgRole(orgId, support);
        assertThat(flow.isActive(app, narrow)).isFalse();
    }

    @Test
    void a_user_who_becomes_an_administrator_is_no_longer_impersonated() {
        exchange.giveOrgRole(orgId, support, "ORG_END_USER_IMPERSONATOR");
        String token = TestingExchange.token(exchange.impersonate(app, user, exchange.machineToken(support, app)));
        assertThat(flow.isActive(app, token)).isTrue();

        exchange.giveOrgRole(orgId, user, "ORG_OWNER_VIEWER");

        assertThat(flow.isActive(app, token)).isFalse();
    }

    @Test
    void delegation_of_the_users_own_token_needs_no_role_of_the_actor() {
        String own = exchange.accessToken(app, user);
        String delegated = exchange.delegate(app, own, ACCESS, exchange.machineToken(support, app));
        String further =
                exchange.delegate(app, idToken(delegated), TestingExchange.ID, exchange.machineToken(support, app));

        assertThat(flow.isActive(app, delegated)).isTrue();
        assertThat(flow.isActive(app, further)).isTrue();
        assertThat(TestingExchange.claims(idToken(further)).getClaims()).doesNotContainKey("urn:signet:impersonated");
    }

    /** The tokens that an impersonation can lead to, by name. */
    private Map<String, String> tokens() {
        String actor = exchange.machineToken(support, app, TestingExchange.API);
        String later = exchange.machineToken(accounts.machine(accounts.org()), app);
        String opaque = TestingExchange.token(exchange.impersonate(app, user, actor));
        String jwt = TestingExchange.token(exchange.impersonate(app, user, actor, FORM, TestingExchange.JWT));
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("opaque", opaque);
        tokens.put("JWT", jwt);
        tokens.put("opaque made a JWT", token(opaque, ACCESS, FORM, TestingExchange.JWT));
        tokens.put("JWT made opaque", token(jwt, ACCESS));
        tokens.put("narrowed", token(opaque, ACCESS, "scope", "openid"));
        tokens.put("by an ID token", token(idToken(opaque), TestingExchange.ID));
        tokens.put("by an ID token of an ID token", token(idTokenOf(idToken(jwt)), TestingExchange.ID));
        tokens.put("for a later actor", exchange.delegate(app, opaque, ACCESS, later));
        tokens.put("for a later actor by an ID token", exchange.delegate(app, idToken(jwt), TestingExchange.ID, later));
        return tokens;
    }

    private String idToken(@Nullable String accessToken) {
        return token(String.valueOf(accessToken), ACCESS, FORM, TestingExchange.ID);
    }

    private String idTokenOf(String idToken) {
        return token(idToken, TestingExchange.ID, FORM, TestingExchange.ID);
    }

    private String token(String subject, String subjectType, String... more) {
        return TestingExchange.token(exchange.exchange(app, subject, subjectType, more));
    }

    private static void refused(Response answer) {
        TestingExchange.expectError(answer, "invalid_request");
    }

    private static int status(String path, String token) {
        return given().auth().oauth2(token).get(path).statusCode();
    }
}
