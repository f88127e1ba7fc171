package dev.signet.oidc.registration;

import static dev.signet.oidc.registration.TestingRegistration.as;
import static dev.signet.oidc.registration.TestingRegistration.path;
import static dev.signet.oidc.registration.TestingRegistration.web;
import static dev.signet.oidc.registration.TestingRegistration.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.signet.oidc.TestingFlow;
import dev.signet.oidc.dpop.TestingKey;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a client manages its own registration (RFC 7592; ). */
@QuarkusTest
@TestProfile(RegistrationOn.class)
final class RegistrationManagementIT {
    private static final String OTHER_REDIRECT = "https://other.example.com/callback";

    @Inject
    TestingRegistration registration;

    private String project;
    private JsonPath client;

    @BeforeEach
    void register_a_client() {
        project = registration.project();
        client = registration.registered(project, web());
    }

    @Test
    void a_client_reads_what_is_registered() {
        as(client)
                .get(path(client))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("client_id", equalTo(client.getString("client_id")))
                .body("registration_access_token", equalTo(client.getString("registration_access_token")))
                .body("registration_client_uri", equalTo(client.getString("registration_client_uri")))
                .body("redirect_uris", equalTo(List.of(TestingFlow.REDIRECT)))
                .body("$", not(hasKey("client_secret")));
    }

    @Test
    void a_client_replaces_its_metadata() {
        Map<String, Object> wanted = Map.of(
                "client_name",
                "Another",
                "redirect_uris",
                List.of(OTHER_REDIRECT),
                "post_logout_redirect_uris",
                List.of("https://other.example.com/bye"),
                "backchannel_logout_uri",
                "https://other.example.com/logout");
        as(client)
                .body(with(wanted, client))
                .put(path(client))
                .then()
                .statusCode(200)
                .body("client_name", equalTo("Another"))
                .body("redirect_uris", equalTo(List.of(OTHER_REDIRECT)))
                .body("grant_types", equalTo(List.of("authorization_code")))
                .body("backchannel_logout_uri", equalTo("https://other.example.com/logout"));
        // again with the same metadata, and with equivalent metadata
        as(client).body(with(wanted, client)).put(path(client)).then().statusCode(200);
        Map<String, Object> inOtherWords = new HashMap<>(wanted);
        inOtherWords.put("client_name", " Another ");
        inOtherWords.put("redirect_uris", List.of(OTHER_REDIRECT, OTHER_REDIRECT));
        as(client)
                .body(with(inOtherWords, client))
                .put(path(client))
                .then()
                .statusCode(200)
                .body("client_name", equalTo("Another"))
                .body("redirect_uris", equalTo(List.of(OTHER_REDIRECT)));
    }

    @Test
    void an_update_that_is_refused_in_part_changes_nothing() {
        String name = "a name of 201 characters".repeat(9).substring(0, 201);
        refused(web("redirect_uris", List.of(OTHER_REDIRECT), "client_name", name), "invalid_client_metadata");

        as(client)
                .get(path(client))
                .then()
                .body("client_name", equalTo("Portal"))
                .body("redirect_uris", equalTo(List.of(TestingFlow.REDIRECT)));
    }

    @Test
    void decisions_of_the_operator_are_kept() {
        String appId = registration.appId(project, client.getString("client_id"));
        registration
                .operator()
                .body(Map.of(
                        "redirectUris",
                        new String[] {TestingFlow.REDIRECT},
                        "responseTypes",
                        new String[] {"OIDC_RESPONSE_TYPE_CODE"},
                        "grantTypes",
                        new String[] {"OIDC_GRANT_TYPE_AUTHORIZATION_CODE"},
                        "appType",
                        "OIDC_APP_TYPE_WEB",
                        "authMethodType",
                        "OIDC_AUTH_METHOD_TYPE_BASIC",
                        "accessTokenType",
                        "OIDC_TOKEN_TYPE_JWT",
                        "idTokenUserinfoAssertion",
                        true))
                .put("/management/v1/projects/" + project + "/apps/" + appId + "/oidc_config")
                .then()
                .statusCode(200);

        as(client)
                .body(with(web("redirect_uris", List.of(OTHER_REDIRECT)), client))
                .put(path(client))
                .then()
                .statusCode(200);

        registration
                .operator()
                .get("/management/v1/projects/" + project + "/apps/" + appId)
                .then()
                .body("app.oidcConfig.redirectUris", equalTo(List.of(OTHER_REDIRECT)))
                .body("app.oidcConfig.accessTokenType", equalTo("OIDC_TOKEN_TYPE_JWT"))
                .body("app.oidcConfig.idTokenUserinfoAssertion", equalTo(true));
    }

    // attack A-32: otherwise the client could obtain API tokens of everyone who signs in
    @Test
    void a_client_that_may_call_the_api_can_change_only_its_name() {
        String appId = registration.appId(project, client.getString("client_id"));
        registration
                .operator()
                .body(Map.of("apiAccess", "API_ACCESS_INSTANCE"))
                .put("/signet/admin/v1/projects/" + project + "/apps/" + appId + "/tokens")
                .then()
                .statusCode(200);

        as(client)
                .body(with(web("redirect_uris", List.of(OTHER_REDIRECT)), client))
                .put(path(client))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_client_metadata"));
        as(client).get(path(client)).then().body("redirect_uris", equalTo(List.of(TestingFlow.REDIRECT)));
        as(client)
                .body(with(web("client_name", "Another name"), client))
                .put(path(client))
                .then()
                .statusCode(200)
                .body("client_name", equalTo("Another name"));
    }

    @Test
    void keys_are_replaced_and_a_secret_comes_when_it_is_needed() {
        Map<String, Object> keys = Map.of("keys", List.of(TestingKey.es256().publicJwk()));
        Response byKey = as(client)
                .body(with(web("token_endpoint_auth_method", "private_key_jwt", "jwks", keys), client))
                .put(path(client));
        byKey.then().statusCode(200).body("jwks.keys.size()", equalTo(1)).body("$", not(hasKey("client_secret")));
        String first = byKey.path("jwks.keys[0].x");

        Map<String, Object> others = Map.of("keys", List.of(TestingKey.es256().publicJwk()));
        as(client)
                .body(with(web("token_endpoint_auth_method", "private_key_jwt", "jwks", others), client))
                .put(path(client))
                .then()
                .statusCode(200)
                .body("jwks.keys.size()", equalTo(1))
                .body("jwks.keys[0].x", not(equalTo(first)));

        as(client)
                .body(with(web(), client))
                .put(path(client))
                .then()
                .statusCode(200)
                .body("client_secret", notNullValue())
                .body("$", not(hasKey("jwks")));
    }

    @Test
    void a_client_cannot_set_what_the_server_issues() {
        for (String name : List.of("registration_access_token", "registration_client_uri", "client_id_issued_at")) {
            refused(web(name, "x"), "invalid_request");
        }
        refused(web("client_secret", "chosen"), "invalid_request");
        as(client).body(web()).put(path(client)).then().statusCode(400);
        as(client).body(web("client_id", "4711")).put(path(client)).then().statusCode(400);
        refused(web("redirect_uris", List.of("http://evil.example/")), "invalid_redirect_uri");
        refused(web("jwks_uri", "http://evil.example/jwks"), "invalid_client_metadata");
        as(client)
                .body(with(web("client_secret", client.getString("client_secret")), client))
                .put(path(client))
                .then()
                .statusCode(200);
    }

    @Test
    void nobody_else_can_access_the_registration() {
        JsonPath other = registration.registered(project, web());
        given().get(path(client)).then().statusCode(401);
        as("wrong").get(path(client)).then().statusCode(401);
        as(other).get(path(client)).then().statusCode(401);
        as(other).body(with(web(), client)).put(path(client)).then().statusCode(401);
        as(other).delete(path(client)).then().statusCode(401);
        registration.operator().get(path(client)).then().statusCode(401);
        as(client).get(TestingRegistration.ENDPOINT + "/4711").then().statusCode(401);
        // the registration token gives no other access
        as(client).get("/auth/v1/users/me").then().statusCode(401);
        registration
                .operator()
                .auth()
                .oauth2(client.getString("registration_access_token"))
                .queryParam("project_id", project)
                .body(web())
                .post(TestingRegistration.ENDPOINT)
                .then()
                .statusCode(401);
    }

    @Test
    void a_deactivated_client_neither_reads_nor_changes_nor_revives_itself() {
        String appId = registration.appId(project, client.getString("client_id"));
        String app = "/management/v1/projects/" + project + "/apps/" + appId;
        registration.operator().body("{}").post(app + "/_deactivate").then().statusCode(200);

        as(client).get(path(client)).then().statusCode(401);
        as(client).body(with(web(), client)).put(path(client)).then().statusCode(401);
        as(client).delete(path(client)).then().statusCode(401);

        registration.operator().get(app).then().body("app.state", equalTo("APP_STATE_INACTIVE"));
    }

    @Test
    void removing_a_client_invalidates_its_registration_token() {
        as(client).delete(path(client)).then().statusCode(204);

        as(client).get(path(client)).then().statusCode(401);
        as(client).body(with(web(), client)).put(path(client)).then().statusCode(401);
        as(client).delete(path(client)).then().statusCode(401);
        assertThat(registration.appId(project, client.getString("client_id"))).isNull();
    }

    private void refused(Map<String, Object> metadata, String error) {
        as(client)
                .body(with(metadata, client))
                .put(path(client))
                .then()
                .statusCode(400)
                .body("error", equalTo(error));
    }
}
