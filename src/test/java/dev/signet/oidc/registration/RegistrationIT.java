package dev.signet.oidc.registration;

import static dev.signet.oidc.registration.TestingRegistration.ENDPOINT;
import static dev.signet.oidc.registration.TestingRegistration.as;
import static dev.signet.oidc.registration.TestingRegistration.web;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.signet.jdbc.Database;
import dev.signet.login.TestingBrowser;
import dev.signet.oidc.TestingFlow;
import dev.signet.oidc.dpop.TestingKey;
import dev.signet.session.AgentCookie;
import dev.signet.token.AccessTokenGrants;
import dev.signet.token.AccessTokens;
import dev.signet.token.Actors;
import dev.signet.token.ApiAudience;
import dev.signet.token.TestingAccounts;
import dev.signet.token.TokenForm;
import dev.signet.token.TokenTerms;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Registering (RFC 7591, OpenID Connect Registration 1.0; A-17). */
@QuarkusTest
@TestProfile(RegistrationOn.class)
final class RegistrationIT {
    private static final List<String> ALGORITHMS = List.of("RS256", "ES256", "EdDSA", "PS256");

    @Inject
    TestingRegistration registration;

    @Inject
    TestingFlow flow;

    @Inject
    TestingAccounts accounts;

    @Inject
    AccessTokens accessTokens;

    @Inject
    Database database;

    @Inject
    AgentCookie cookies;

    @Test
    void a_web_client_registers_and_signs_a_person_in() {
        String project = registration.project();
        Response answer = registration.register(project, web("token_endpoint_auth_method", "client_secret_basic"));

        answer.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("client_secret", notNullValue())
                .body("client_secret_expires_at", equalTo(0))
                .body("client_id_issued_at", notNullValue())
                .body("registration_access_token", notNullValue())
                .body("registration_client_uri", endsWith(ENDPOINT + "/" + answer.path("client_id")))
                .body("client_name", equalTo("Portal"))
                .body(
                        "scope",
                        equalTo("openid profile email phone offline_access urn:zitadel:iam:user:metadata"
                                + " urn:zitadel:iam:user:resourceowner urn:zitadel:iam:org:project:roles"
                                + " urn:zitadel:iam:org:projects:roles"))
                .body("redirect_uris", equalTo(List.of(TestingFlow.REDIRECT)))
                .body("grant_types", equalTo(List.of("authorization_code", "refresh_token")));
        TestingFlow.App app = new TestingFlow.App(project, "", answer.path("client_id"), answer.path("client_secret"));
        flow.redeem(app, flow.code(app, flow.person())).then().statusCode(200);
    }

    // attack A-32 in docs/security-rules.md
    @Test
    void a_registered_client_gets_neither_the_api_nor_another_project() {
        JsonPath client = registration.registered(registration.project(), web());
        TestingFlow.App app =
                new TestingFlow.App("", "", client.getString("client_id"), client.getString("client_secret"));
        String other = "urn:zitadel:iam:org:project:id:" + registration.project() + ":aud";
        Response waiting =
                flow.authorize(flow.parameters(app, "scope", "openid " + ApiAudience.SCOPE + ' ' + other), null);

        String code =
                flow.callback(waiting, flow.signIn(waiting, flow.person())).get("code");

        flow.redeem(app, code).then().statusCode(200).body("scope", equalTo("openid"));
    }

    @Test
    void missing_metadata_gets_the_defaults_of_the_specification() {
        registration
                .register(registration.project(), Map.of("redirect_uris", List.of(TestingFlow.REDIRECT)))
                .then()
                .statusCode(201)
                .body("application_type", equalTo("web"))
                .body("token_endpoint_auth_method", equalTo("client_secret_basic"))
                .body("grant_types", equalTo(List.of("authorization_code")))
                .body("response_types", equalTo(List.of("code")))
                .body("id_token_signed_response_alg", equalTo("RS256"))
                .body("client_name", startsWith("Registered client"))
                .body("$", not(hasKey("jwks")));
    }

    @Test
    void a_client_authenticates_by_the_key_it_registered() {
        String project = registration.project();
        TestingKey key = TestingKey.es256();
        Map<String, Object> jwk = new HashMap<>(key.publicJwk());
        jwk.put("kid", "key-1");
        Response answer = registration.register(
                project, web("token_endpoint_auth_method", "private_key_jwt", "jwks", Map.of("keys", List.of(jwk))));
        answer.then()
                .statusCode(201)
                .body("$", not(hasKey("client_secret")))
                .body("jwks.keys[0].kid", equalTo("key-1"))
                .body("jwks.keys[0].x", equalTo(jwk.get("x")));
        String clientId = answer.path("client_id");
        TestingFlow.App app = new TestingFlow.App(project, "", clientId, null);

        Map<String, String> form = new HashMap<>(TestingFlow.codeForm(flow.code(app, flow.person())));
        form.putAll(TestingRegistration.proof(key, "key-1", clientId));
        given().formParams(form).post("/oauth/v2/token").then().statusCode(200);

        // another client may give its key the same id
        registration
                .register(
                        project,
                        web("token_endpoint_auth_method", "private_key_jwt", "jwks", Map.of("keys", List.of(jwk))))
                .then()
                .statusCode(201);
    }

    @Test
    void a_registration_by_an_actor_is_recorded_for_the_actor() {
        String registrar = flow.api().get("/auth/v1/users/me").path("user.id");
        String actor = accounts.machine(accounts.org()).userId();
        TokenTerms terms = TokenTerms.ofMachine(registrar, List.of(ApiAudience.SCOPE), List.of(ApiAudience.VALUE));
        String token = accessTokens
                .issue(AccessTokenGrants.actedBy(new Actors(List.of(actor), false), terms, TokenForm.OPAQUE))
                .value();
        String project = registration.project();

        String clientId = as(token)
                .queryParam("project_id", project)
                .body(web())
                .post(ENDPOINT)
                .then()
                .statusCode(201)
                .extract()
                .path("client_id");

        assertThat(database.query(
                        "select distinct actor from events where stream_id = ?",
                        row -> row.text("actor"),
                        registration.appId(project, clientId)))
                .containsExactly(actor);
    }

    @Test
    void a_public_client_gets_no_secret() {
        String project = registration.project();
        Response answer = registration.register(project, web("token_endpoint_auth_method", "none"));
        answer.then().statusCode(201).body("$", not(hasKey("client_secret")));

        TestingFlow.App app = new TestingFlow.App(project, "", answer.path("client_id"), null);
        flow.redeem(app, flow.code(app, flow.person())).then().statusCode(200);
    }

    @Test
    void a_native_client_may_have_a_scheme_of_its_own_and_loopback_addresses() {
        registration
                .register(
                        registration.project(),
                        Map.of(
                                "application_type", "native",
                                "token_endpoint_auth_method", "none",
                                "redirect_uris", List.of("com.example.app:/callback", "http://127.0.0.1/callback")))
                .then()
                .statusCode(201)
                .body("application_type", equalTo("native"));
    }

    @Test
    void clients_with_the_same_name_get_distinct_names() {
        String project = registration.project();
        registration.registered(project, web());
        assertThat(registration.registered(project, web()).getString("client_name"))
                .startsWith("Portal (");
    }

    @Test
    void unsupported_metadata_is_ignored_and_not_returned() {
        String project = registration.project();
        String elsewhere = registration.project();
        JsonPath client = registration.registered(
                project,
                web(
                        "client_id", "4711",
                        "client_secret", "chosen",
                        "project_id", elsewhere,
                        "registration_access_token", "chosen",
                        "dev_mode", true,
                        "access_token_type", "JWT",
                        "logo_uri", "https://evil.example/logo.svg",
                        "software_statement", "x.y.z",
                        "something", Map.of("else", 1)));

        assertThat(client.getString("client_id")).isNotEqualTo("4711");
        assertThat(client.getString("client_secret")).isNotEqualTo("chosen");
        assertThat(client.getString("registration_access_token")).isNotEqualTo("chosen");
        assertThat(client.getMap("$"))
                .doesNotContainKeys("project_id", "dev_mode", "access_token_type", "logo_uri", "something");
        registration
                .operator()
                .get("/management/v1/projects/" + project + "/apps/"
                        + registration.appId(project, client.getString("client_id")))
                .then()
                .statusCode(200)
                .body("app.oidcConfig.devMode", equalTo(null))
                .body("app.oidcConfig.noneCompliant", equalTo(null));
    }

    @Test
    void registered_metadata_is_returned() {
        registration
                .register(
                        registration.project(),
                        web(
                                "client_uri", "https://app.example.com/",
                                "policy_uri", "https://app.example.com/policy",
                                "tos_uri", "https://app.example.com/terms"))
                .then()
                .statusCode(201)
                .body("client_uri", equalTo("https://app.example.com/"))
                .body("policy_uri", equalTo("https://app.example.com/policy"))
                .body("tos_uri", equalTo("https://app.example.com/terms"));
    }

    @Test
    void the_sign_in_page_links_policy_and_terms_and_loads_nothing_from_the_client() {
        // A-17, security rule 8
        String project = registration.project();
        JsonPath client = registration.registered(
                project,
                web(
                        "client_name", "Portal",
                        "policy_uri", "https://app.example.com/policy?a=%22%3E&b=c",
                        "tos_uri", "https://app.example.com/terms",
                        "logo_uri", "https://app.example.com/logo.svg"));
        TestingBrowser browser = new TestingBrowser(cookies.name(), client.getString("client_id"));

        String page = browser.start("").asString();

        assertThat(page)
                .contains(
                        "<a href=\"https://app.example.com/policy?a=%22%3E&amp;b=c\" rel=\"noopener noreferrer\">"
                                + "Privacy policy of Portal</a>",
                        "<a href=\"https://app.example.com/terms\" rel=\"noopener noreferrer\">Terms of Portal</a>")
                .doesNotContain("logo.svg");
        JsonPath silent = registration.registered(project, web());
        assertThat(new TestingBrowser(cookies.name(), silent.getString("client_id"))
                        .start("")
                        .asString())
                .doesNotContain("noreferrer", "Privacy policy");
    }

    @Test
    void metadata_names_the_endpoint() {
        given().get("/.well-known/openid-configuration")
                .then()
                .body("registration_endpoint", equalTo("http://localhost:8080" + ENDPOINT))
                .body("id_token_signing_alg_values_supported", equalTo(ALGORITHMS))
                .body("userinfo_signing_alg_values_supported", equalTo(ALGORITHMS));
    }
}
