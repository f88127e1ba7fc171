package dev.signet.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.kernel.Actor;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The code flow of RFC 6749 section 4.1 and OpenID Connect Core 3.1, and attacks on it. */
@QuarkusTest
class CodeFlowIT {
    @Inject
    TestingFlow flow;

    @Inject
    UserCommands users;

    @Test
    void a_person_signs_in_and_the_app_gets_tokens_it_can_verify_use_and_renew() throws Exception {
        TestingFlow.App app = flow.webApp();
        UserRef user = flow.person();
        Response waiting = flow.authorize(flow.parameters(app), null);
        assertThat(waiting.getHeader("Location")).contains("/ui/login/login?authRequestID=");

        Map<String, String> answer = flow.callback(waiting, flow.signIn(waiting, user));

        assertThat(answer).containsEntry("state", "the-state").containsKeys("code", "iss");
        Response tokens = flow.redeem(app, answer.get("code"));
        tokens.then().statusCode(200).header("Cache-Control", "no-store").body("token_type", equalTo("Bearer"));
        JsonPath json = tokens.jsonPath();
        JWTClaimsSet claims = verified(json.getString("id_token"));
        assertThat(claims.getSubject()).isEqualTo(user.userId());
        assertThat(claims.getIssuer()).isEqualTo(answer.get("iss"));
        assertThat(claims.getAudience()).contains(app.clientId());
        assertThat(claims.getStringClaim("nonce")).isEqualTo("the-nonce");
        assertThat(claims.getClaims()).containsKeys("auth_time", "at_hash", "amr", "exp", "iat", "sid");

        given().auth()
                .oauth2(json.getString("access_token"))
                .get("/oidc/v1/userinfo")
                .then()
                .statusCode(200)
                .body("sub", equalTo(user.userId()))
                .body("name", equalTo("Flora Flow"))
                .body("email_verified", equalTo(true));
        assertThat(flow.isActive(app, json.getString("access_token"))).isTrue();

        flow.refresh(app, json.getString("refresh_token"))
                .then()
                .statusCode(200)
                .body("refresh_token", notNullValue())
                .body("id_token", notNullValue());
    }

    @Test
    void a_public_client_needs_pkce_and_gets_tokens_with_it() {
        TestingFlow.App app = flow.publicApp();
        Map<String, String> without = flow.parameters(app);
        without.remove("code_challenge");
        without.remove("code_challenge_method");
        Response refused = flow.authorize(without, null);
        assertThat(TestingFlow.query(refused.getHeader("Location"))).containsEntry("error", "invalid_request");

        flow.redeem(app, flow.code(app, flow.person())).then().statusCode(200);
    }

    @Test
    void a_code_is_bound_to_client_redirect_uri_and_verifier() {
        TestingFlow.App app = flow.webApp();
        TestingFlow.App other = flow.webApp();
        String code = flow.code(app, flow.person());

        expectRefused(flow.redeem(other, code));
        expectRefused(flow.token(app, with(code, "redirect_uri", "https://app.example.com/other")));
        expectRefused(flow.token(app, with(code, "code_verifier", "x".repeat(43))));

        flow.redeem(app, code).then().statusCode(200);
    }

    @Test
    void another_client_that_replays_a_code_ends_nothing() { // attack A-4
        TestingFlow.App app = flow.webApp();
        String code = flow.code(app, flow.person());
        String token = flow.redeem(app, code).path("access_token");

        expectRefused(flow.redeem(flow.webApp(), code));

        assertThat(flow.isActive(app, token)).isTrue();
    }

    @Test
    void redeeming_a_code_twice_ends_the_tokens_issued_for_it() {
        TestingFlow.App app = flow.webApp();
        String code = flow.code(app, flow.person());
        JsonPath tokens = flow.redeem(app, code).jsonPath();
        assertThat(flow.isActive(app, tokens.getString("access_token"))).isTrue();

        expectRefused(flow.redeem(app, code));

        assertThat(flow.isActive(app, tokens.getString("access_token"))).isFalse();
        expectRefused(flow.refresh(app, tokens.getString("refresh_token")));
    }

    @Test
    void of_concurrent_redemptions_exactly_one_succeeds_and_its_tokens_end() throws Exception { // attack A-5
        TestingFlow.App app = flow.webApp();
        String code = flow.code(app, flow.person());
        List<Response> told = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                answers.add(threads.submit(() -> flow.redeem(app, code)));
            }
            for (Future<Response> answer : answers) {
                told.add(answer.get());
            }
        }
        List<Response> successes =
                told.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertThat(successes).hasSize(1);
        told.stream().filter(answer -> answer.statusCode() != 200).forEach(CodeFlowIT::expectRefused);
        assertThat(flow.isActive(app, successes.getFirst().path("access_token")))
                .isFalse();
        expectRefused(flow.refresh(app, successes.getFirst().path("refresh_token")));
    }

    @Test
    void reusing_an_old_refresh_token_ends_the_family() {
        TestingFlow.App app = flow.webApp();
        String first =
                flow.redeem(app, flow.code(app, flow.person())).jsonPath().getString("refresh_token");
        JsonPath second = flow.refresh(app, first).jsonPath();

        expectRefused(flow.refresh(app, first));

        expectRefused(flow.refresh(app, second.getString("refresh_token")));
        assertThat(flow.isActive(app, second.getString("access_token"))).isFalse();
    }

    @Test
    void a_refresh_token_works_for_its_own_client_only_and_cannot_gain_scopes() {
        TestingFlow.App app = flow.webApp();
        String token =
                flow.redeem(app, flow.code(app, flow.person())).jsonPath().getString("refresh_token");

        expectRefused(flow.refresh(flow.webApp(), token));
        flow.token(app, Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", "openid phone"))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
    }

    @Test
    void no_endpoint_accepts_tokens_of_a_locked_deactivated_or_removed_user() {
        TestingFlow.App app = flow.webApp();
        List<BiConsumer<UserRef, Actor>> fates = List.of(users::lock, users::deactivate, users::suspend, users::remove);
        for (var fate : fates) {
            UserRef user = flow.person();
            JsonPath tokens = flow.redeem(app, flow.code(app, user)).jsonPath();
            String code = flow.code(app, user);

            fate.accept(user, Actor.system());

            assertThat(flow.isActive(app, tokens.getString("access_token"))).isFalse();
            given().auth()
                    .oauth2(tokens.getString("access_token"))
                    .get("/oidc/v1/userinfo")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", startsWith("Bearer"));
            expectRefused(flow.refresh(app, tokens.getString("refresh_token")));
            expectRefused(flow.redeem(app, code));
        }
    }

    @Test
    void a_token_is_introspected_by_clients_of_its_audience_only() {
        TestingFlow.App app = flow.webApp();
        String token =
                flow.redeem(app, flow.code(app, flow.person())).jsonPath().getString("access_token");

        assertThat(flow.isActive(flow.webApp(), token)).isFalse();
        given().formParam("token", token)
                .formParam("client_id", flow.publicApp().clientId())
                .post("/oauth/v2/introspect")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    @Test
    void a_revoked_token_is_inactive_at_once() {
        TestingFlow.App app = flow.webApp();
        JsonPath tokens = flow.redeem(app, flow.code(app, flow.person())).jsonPath();

        revoke(app, tokens.getString("access_token"));
        assertThat(flow.isActive(app, tokens.getString("access_token"))).isFalse();

        JsonPath renewed = flow.refresh(app, tokens.getString("refresh_token")).jsonPath();
        revoke(app, renewed.getString("refresh_token"));
        expectRefused(flow.refresh(app, renewed.getString("refresh_token")));
    }

    private static void revoke(TestingFlow.App app, String token) {
        given().auth()
                .preemptive()
                .basic(app.clientId(), String.valueOf(app.secret()))
                .formParam("token", token)
                .post("/oauth/v2/revoke")
                .then()
                .statusCode(200);
    }

    private static Map<String, String> with(String code, String name, String value) {
        Map<String, String> form = new HashMap<>(TestingFlow.codeForm(code));
        form.put(name, value);
        return form;
    }

    private static void expectRefused(Response response) {
        response.then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    private static JWTClaimsSet verified(String idToken) throws Exception {
        SignedJWT jwt = SignedJWT.parse(idToken);
        JWKSet keys = JWKSet.parse(given().get("/oauth/v2/keys").asString());
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        return jwt.getJWTClaimsSet();
    }
}
