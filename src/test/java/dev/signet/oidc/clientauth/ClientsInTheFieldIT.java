package dev.signet.oidc.clientauth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.instance.InstanceQueries;
import dev.signet.kernel.Actor;
import dev.signet.oidc.TestingFlow;
import dev.signet.oidc.TestingMachines;
import dev.signet.oidc.TestingMachines.Machine;
import dev.signet.oidc.TestingSigner;
import dev.signet.oidc.TestingSigner.SigningApp;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.user.UserCommands;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests as existing client libraries send them, which read the specifications differently. */
@QuarkusTest
class ClientsInTheFieldIT {
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    @Inject
    TestingFlow flow;

    @Inject
    TestingMachines machines;

    @Inject
    TestingSigner signer;

    @Inject
    UserCommands users;

    @Inject
    InstanceQueries instances;

    // RFC 6749 section 2.3.1; Go's x/oauth2 and oidc-agent send such requests
    @Test
    void a_public_client_may_send_basic_with_an_empty_secret_everywhere() {
        TestingFlow.App app = flow.app(
                "OIDC_AUTH_METHOD_TYPE_NONE",
                "OIDC_APP_TYPE_NATIVE",
                "AUTHORIZATION_CODE",
                "REFRESH_TOKEN",
                "DEVICE_CODE");

        String first =
                refreshToken(basic(app.clientId(), "").formParams(TestingFlow.codeForm(flow.code(app, flow.person()))));
        String refreshed = refreshToken(basic(app.clientId(), "")
                .formParam("grant_type", "refresh_token")
                .formParam("refresh_token", first));
        basic(app.clientId(), "")
                .formParams(flow.parameters(app))
                .post("/oauth/v2/par")
                .then()
                .statusCode(201);
        basic(app.clientId(), "").post("/oauth/v2/device_authorization").then().statusCode(200);
        basic(app.clientId(), "")
                .formParam("token", refreshed)
                .post("/oauth/v2/revoke")
                .then()
                .statusCode(200);
        // a client that cannot keep a secret may not introspect
        basic(app.clientId(), "")
                .formParam("token", "x")
                .post("/oauth/v2/introspect")
                .then()
                .statusCode(401);
    }

    private static String refreshToken(RequestSpecification request) {
        return request.post("/oauth/v2/token").then().statusCode(200).extract().path("refresh_token");
    }

    @Test
    void an_empty_secret_does_not_authenticate_a_confidential_client() {
        TestingFlow.App app = flow.webApp();
        String code = flow.code(app, flow.person());

        basic(app.clientId(), "")
                .formParams(TestingFlow.codeForm(code))
                .post("/oauth/v2/token")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
        flow.redeem(app, code).then().statusCode(200);
    }

    // ZITADEL's libraries sign without jti, and iat has whole seconds
    @Test
    void an_assertion_without_id_can_be_repeated_as_a_grant_and_one_with_id_cannot() {
        Machine machine = machines.machine(SigningAlgorithm.RS256);
        String plain = machine.sign("jti", null);
        String named = machine.sign();

        grant(plain, "openid").then().statusCode(200);
        grant(plain, "openid").then().statusCode(200);
        grant(named, "openid").then().statusCode(200);
        grant(named, "openid").then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    void an_assertion_grant_issues_an_id_token_for_the_scope_openid() throws ParseException {
        Machine machine = machines.machine(SigningAlgorithm.RS256);

        JWTClaimsSet claims = SignedJWT.parse(
                        grant(machine.sign(), "openid profile").path("id_token"))
                .getJWTClaimsSet();

        assertThat(claims.getSubject()).isEqualTo(machine.userId());
        assertThat(claims.getAudience()).containsExactly(machine.userId());
        assertThat(claims.getStringClaim("azp")).isEqualTo(machine.userId());
        assertThat(claims.getStringClaim("at_hash")).isNotEmpty();
        grant(machine.sign(), "profile").then().statusCode(200).body("id_token", nullValue());
    }

    @Test
    void machines_introspect_and_revoke_their_own_tokens_by_secret_or_assertion() {
        Machine machine = machines.machine(SigningAlgorithm.RS256);
        Machine other = machines.machine(SigningAlgorithm.RS256);
        String token = grant(machine.sign(), "openid").path("access_token");

        basic(machine.userId(), machine.secret())
                .formParam("token", token)
                .post("/oauth/v2/introspect")
                .then()
                .statusCode(200)
                .body("active", equalTo(true))
                .body("sub", equalTo(machine.userId()));
        basic(other.userId(), other.secret())
                .formParam("token", token)
                .post("/oauth/v2/introspect")
                .then()
                .statusCode(200)
                .body("active", equalTo(false));
        basic(machine.userId(), "wrong")
                .formParam("token", token)
                .post("/oauth/v2/introspect")
                .then()
                .statusCode(401);
        basic(other.userId(), other.secret())
                .formParam("token", token)
                .post("/oauth/v2/revoke")
                .then()
                .statusCode(200);
        asserted(machine.sign(), token, "/oauth/v2/introspect").then().body("active", equalTo(true));

        asserted(machine.sign(), token, "/oauth/v2/revoke").then().statusCode(200);

        asserted(machine.sign(), token, "/oauth/v2/introspect")
                .then()
                .statusCode(200)
                .body("active", equalTo(false));
        users.lock(machine.user(), Actor.system());
        asserted(machine.sign(), token, "/oauth/v2/introspect").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/oauth/v2/introspect, /oauth/v2/introspect, 200",
        "/oauth/v2/introspect, '', 200",
        "/oauth/v2/introspect, /oauth/v2/token, 200",
        "/oauth/v2/introspect, /oauth/v2/revoke, 401",
        "/oauth/v2/revoke, /oauth/v2/revoke, 200",
        "/oauth/v2/revoke, /oauth/v2/introspect, 401",
        "/oauth/v2/token, /oauth/v2/introspect, 401"
    })
    void an_assertion_may_name_the_endpoint_it_is_sent_to(String endpoint, String audience, int status) {
        SigningApp app = signer.app(SigningAlgorithm.ES256);
        String assertion = app.sign(signer.assertion(app, "aud", TestingSigner.ISSUER + audience));

        given().formParams(signer.proof(assertion))
                .formParam("token", "x")
                .formParam("grant_type", "refresh_token")
                .formParam("refresh_token", "x")
                .post(endpoint)
                .then()
                .statusCode(status);
    }

    // Spring Security's default decoder accepts only the typ JWT
    @ParameterizedTest
    @CsvSource({
        "ACCESS_TOKEN_HEADER_DEFAULT, at+jwt",
        "ACCESS_TOKEN_HEADER_AT_JWT, at+jwt",
        "ACCESS_TOKEN_HEADER_JWT, JWT"
    })
    void the_type_in_the_header_of_access_tokens_is_a_setting(String setting, String typ) throws ParseException {
        TestingFlow.App app = jwtApp();
        if (!setting.equals("ACCESS_TOKEN_HEADER_DEFAULT")) {
            flow.settings(instances.get().defaultOrgId(), app, Map.of("accessTokenHeader", setting));
        }
        JsonPath tokens = flow.redeem(app, flow.code(app, flow.person())).jsonPath();
        JsonPath renewed = flow.refresh(app, tokens.getString("refresh_token")).jsonPath();

        for (String token : new String[] {tokens.getString("access_token"), renewed.getString("access_token")}) {
            assertThat(SignedJWT.parse(token).getHeader().getType()).hasToString(typ);
            given().auth().oauth2(token).get("/oidc/v1/userinfo").then().statusCode(200);
            assertThat(flow.isActive(app, token)).isTrue();
        }
    }

    // attack A-14 in docs/security-rules.md
    @Test
    void access_tokens_and_id_tokens_with_the_same_typ_are_not_confused() {
        TestingFlow.App app = jwtApp();
        flow.settings(instances.get().defaultOrgId(), app, Map.of("accessTokenHeader", "ACCESS_TOKEN_HEADER_JWT"));
        JsonPath tokens = flow.redeem(app, flow.code(app, flow.person())).jsonPath();

        given().auth()
                .oauth2(tokens.getString("id_token"))
                .get("/oidc/v1/userinfo")
                .then()
                .statusCode(401);
        assertThat(flow.isActive(app, tokens.getString("id_token"))).isFalse();
        Response hinted = flow.authorize(flow.parameters(app, "id_token_hint", tokens.getString("access_token")), null);
        assertThat(TestingFlow.query(hinted.getHeader("Location"))).containsEntry("error", "invalid_request");
    }

    private TestingFlow.App jwtApp() {
        return flow.jwtApp();
    }

    private static Response grant(String assertion, String scope) {
        return given().formParam("grant_type", JWT_BEARER)
                .formParam("assertion", assertion)
                .formParam("scope", scope)
                .post("/oauth/v2/token");
    }

    private Response asserted(String assertion, String token, String endpoint) {
        return given().formParams(signer.proof(assertion))
                .formParam("token", token)
                .post(endpoint);
    }

    private static RequestSpecification basic(String id, String secret) {
        return given().auth().preemptive().basic(id, secret);
    }
}
