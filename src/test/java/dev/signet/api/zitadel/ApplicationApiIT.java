package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class ApplicationApiIT {
    private static final String WEB = """
            {"name":"Web","redirectUris":["https://app.example.com/callback"],
             "postLogoutRedirectUris":["https://app.example.com/"],"responseTypes":["OIDC_RESPONSE_TYPE_CODE"],
             "grantTypes":["OIDC_GRANT_TYPE_AUTHORIZATION_CODE","OIDC_GRANT_TYPE_REFRESH_TOKEN"],
             "appType":"OIDC_APP_TYPE_WEB","authMethodType":"OIDC_AUTH_METHOD_TYPE_BASIC","clockSkew":"1.5s",
             "accessTokenType":"OIDC_TOKEN_TYPE_JWT","backChannelLogoutUri":"https://app.example.com/logout",
             "loginVersion":{"loginV2":{"baseUri":"https://login.example.com"}}}""";

    @Inject
    TestingApi api;

    private String orgId = "";
    private String apps = "";

    @BeforeEach
    void create_a_project() {
        orgId = api.newOrg(api.unique("org"));
        String projectId = api.adminIn(orgId)
                .body("{\"name\":\"Portal\"}")
                .post(MANAGEMENT + "/projects")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        apps = MANAGEMENT + "/projects/" + projectId + "/apps";
    }

    @Test
    void a_client_is_read_as_created_without_its_secret() {
        JsonPath added = addOidc(WEB)
                .statusCode(200)
                .body("noneCompliant", nullValue())
                .extract()
                .jsonPath();

        assertThat(added.getString("clientSecret")).hasSizeGreaterThanOrEqualTo(43);
        assertThat(added.getString("clientId")).isNotEqualTo(added.getString("appId"));
        api.adminIn(orgId)
                .get(apps + "/" + added.getString("appId"))
                .then()
                .statusCode(200)
                .body("app.name", equalTo("Web"))
                .body("app.state", equalTo("APP_STATE_ACTIVE"))
                .body("app.oidcConfig.clientId", equalTo(added.getString("clientId")))
                .body("app.oidcConfig.redirectUris", contains("https://app.example.com/callback"))
                .body("app.oidcConfig.allowedOrigins", contains("https://app.example.com"))
                .body("app.oidcConfig.clockSkew", equalTo("1.500s"))
                .body("app.oidcConfig.accessTokenType", equalTo("OIDC_TOKEN_TYPE_JWT"))
                .body("app.oidcConfig.backChannelLogoutUri", equalTo("https://app.example.com/logout"))
                .body("app.oidcConfig.loginVersion.loginV2.baseUri", equalTo("https://login.example.com"))
                .body(not(containsString(added.getString("clientSecret"))));
    }

    @Test
    void problems_of_a_configuration_are_reported_but_do_not_prevent_it() {
        String body = """
                {"name":"Native","redirectUris":["http://app.example.com/callback"],
                 "appType":"OIDC_APP_TYPE_NATIVE","authMethodType":"OIDC_AUTH_METHOD_TYPE_POST"}""";

        String appId = addOidc(body)
                .statusCode(200)
                .body("noneCompliant", equalTo(true))
                .body(
                        "complianceProblems.key",
                        contains(
                                "Application.OIDC.V1.NotCompliant",
                                "Application.OIDC.V1.Native.RedirectUris.MustBeHttpLocalhost",
                                "Application.OIDC.V1.Native.AuthMethodType.NotNone",
                                "Application.OIDC.V1.Code.RedirectUris.HttpNeedsDevMode"))
                .extract()
                .path("appId");
        api.adminIn(orgId)
                .get(apps + "/" + appId)
                .then()
                .body("app.oidcConfig.noneCompliant", equalTo(true))
                .body("app.oidcConfig.complianceProblems[0].localizedMessage", containsString("OpenID Connect"));
    }

    @Test
    void a_forbidden_redirect_uri_is_refused() {
        addOidc("{\"name\":\"Evil\",\"redirectUris\":[\"javascript:alert(1)\"]}")
                .statusCode(400)
                .body("details[0].id", equalTo("application.redirect_uri.invalid"))
                .body("details[1].fieldViolations[0].field", equalTo("redirect_uris"));
        addOidc("{\"name\":\"Wrong\",\"responseTypes\":[\"OIDC_RESPONSE_TYPE_ID_TOKEN\"]}")
                .statusCode(400)
                .body("details[1].fieldViolations[0].field", equalTo("grant_types"));
        addOidc("{\"name\":\"Slow\",\"clockSkew\":\"6s\"}").statusCode(400);
        addOidc("{}").statusCode(400);
    }

    @Test
    void a_configuration_is_replaced_and_an_unchanged_one_refused() {
        String appId = addOidc(WEB).statusCode(200).extract().path("appId");
        String body = """
                {"redirectUris":["https://app.example.com/other"],"appType":"OIDC_APP_TYPE_USER_AGENT",
                 "authMethodType":"OIDC_AUTH_METHOD_TYPE_NONE"}""";
        String config = apps + "/" + appId + "/oidc_config";

        api.adminIn(orgId).body(body).put(config).then().statusCode(200);
        api.adminIn(orgId)
                .body(body)
                .put(config)
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("application.config.not_changed"));
        api.adminIn(orgId)
                .get(apps + "/" + appId)
                .then()
                .body("app.oidcConfig.appType", equalTo("OIDC_APP_TYPE_USER_AGENT"))
                .body("app.oidcConfig.backChannelLogoutUri", nullValue());
        api.adminIn(orgId)
                .body("{}")
                .post(config + "/_generate_client_secret")
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("application.secret.not_used"));
        api.adminIn(orgId)
                .body("{\"authMethodType\":\"API_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT\"}")
                .put(apps + "/" + appId + "/api_config")
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("application.not_api"));
    }

    @Test
    void a_secret_can_be_regenerated() {
        JsonPath added = addOidc(WEB).statusCode(200).extract().jsonPath();

        String secret = api.adminIn(orgId)
                .body("{}")
                .post(apps + "/" + added.getString("appId") + "/oidc_config/_generate_client_secret")
                .then()
                .statusCode(200)
                .extract()
                .path("clientSecret");

        assertThat(secret).isNotEqualTo(added.getString("clientSecret")).hasSizeGreaterThanOrEqualTo(43);
    }

    @Test
    void an_api_has_a_secret_or_keys() {
        JsonPath added = addApi("{\"name\":\"API\"}").statusCode(200).extract().jsonPath();
        String app = apps + "/" + added.getString("appId");
        assertThat(added.getString("clientSecret")).isNotEmpty();

        api.adminIn(orgId)
                .body("{}")
                .post(app + "/api_config/_generate_client_secret")
                .then()
                .statusCode(200);
        api.adminIn(orgId)
                .body("{\"type\":\"KEY_TYPE_JSON\"}")
                .post(app + "/keys")
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("application.key.not_used"));
        api.adminIn(orgId)
                .body("{\"authMethodType\":\"API_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT\"}")
                .put(app + "/api_config")
                .then()
                .statusCode(200);
        api.adminIn(orgId)
                .get(app)
                .then()
                .body("app.apiConfig.authMethodType", equalTo("API_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT"))
                .body("app.apiConfig.clientId", equalTo(added.getString("clientId")));
    }

    @Test
    void a_key_file_is_returned_once() {
        JsonPath added = addApi("{\"name\":\"API\",\"authMethodType\":\"API_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT\"}")
                .statusCode(200)
                .extract()
                .jsonPath();
        String keys = apps + "/" + added.getString("appId") + "/keys";

        JsonPath key = api.adminIn(orgId)
                .body("{\"type\":\"KEY_TYPE_JSON\",\"expirationDate\":\"2999-01-01T00:00:00Z\"}")
                .post(keys)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        JsonPath file = JsonPath.from(
                new String(Base64.getDecoder().decode(key.getString("keyDetails")), StandardCharsets.UTF_8));
        assertThat(file.getString("type")).isEqualTo("application");
        assertThat(file.getString("keyId")).isEqualTo(key.getString("id"));
        assertThat(file.getString("appId")).isEqualTo(added.getString("appId"));
        assertThat(file.getString("clientId")).isEqualTo(added.getString("clientId"));
        api.adminIn(orgId)
                .get(keys + "/" + key.getString("id"))
                .then()
                .statusCode(200)
                .body("key.expirationDate", equalTo("2999-01-01T00:00:00Z"))
                .body(not(containsString("PRIVATE KEY")));
        api.adminIn(orgId)
                .body("{}")
                .post(keys + "/_search")
                .then()
                .body("details.totalResult", equalTo("1"))
                .body("result[0].id", equalTo(key.getString("id")));
        api.adminIn(orgId).delete(keys + "/" + key.getString("id")).then().statusCode(200);
        api.adminIn(orgId).get(keys + "/" + key.getString("id")).then().statusCode(404);
    }

    @Test
    void applications_are_renamed_searched_deactivated_and_removed() {
        String appId = addOidc(WEB).statusCode(200).extract().path("appId");
        addApi("{\"name\":\"API\"}").statusCode(200);
        addApi("{\"name\":\"web\"}").statusCode(409).body("details[0].id", equalTo("application.name.taken"));
        String app = apps + "/" + appId;

        api.adminIn(orgId).body("{\"name\":\"Website\"}").put(app).then().statusCode(200);
        api.adminIn(orgId).body("{\"name\":\"Website\"}").put(app).then().statusCode(400);
        api.adminIn(orgId)
                .body("{\"queries\":[{\"nameQuery\":{\"name\":\"site\",\"method\":\"TEXT_QUERY_METHOD_ENDS_WITH\"}}]}")
                .post(apps + "/_search")
                .then()
                .statusCode(200)
                .body("details.totalResult", equalTo("1"))
                .body("result.id", contains(appId));
        api.adminIn(orgId).body("{}").post(app + "/_deactivate").then().statusCode(200);
        api.adminIn(orgId).get(app).then().body("app.state", equalTo("APP_STATE_INACTIVE"));
        api.adminIn(orgId).body("{}").post(app + "/_reactivate").then().statusCode(200);
        api.adminIn(orgId)
                .post(app + "/changes/_search")
                .then()
                .statusCode(200)
                .body("result[0].eventType.key", equalTo("EventTypes.project.application.reactivated"));
        api.adminIn(orgId).delete(app).then().statusCode(200);
        api.adminIn(orgId).get(app).then().statusCode(404);
    }

    @Test
    void nobody_reaches_an_application_of_another_organization_or_project() {
        String appId = addOidc(WEB).statusCode(200).extract().path("appId");
        String app = apps + "/" + appId;
        String stranger = api.machineToken(api.newOrg(api.unique("other")), "ORG_OWNER", "ORG_PROJECT_CREATOR");
        String otherProject = api.adminIn(orgId)
                .body("{\"name\":\"Other\"}")
                .post(MANAGEMENT + "/projects")
                .then()
                .extract()
                .path("id");

        given().get(app).then().statusCode(401);
        as(stranger).get(app).then().statusCode(404);
        as(stranger).body("{}").post(apps + "/_search").then().statusCode(404);
        as(stranger).body("{\"name\":\"Mine\"}").put(app).then().statusCode(404);
        as(stranger)
                .body("{}")
                .post(app + "/oidc_config/_generate_client_secret")
                .then()
                .statusCode(404);
        as(stranger).body("{\"name\":\"Mine\"}").post(apps + "/api").then().statusCode(404);
        as(stranger).body("{}").post(app + "/keys/_search").then().statusCode(404);
        as(stranger).post(app + "/changes/_search").then().statusCode(404);
        api.adminIn(orgId)
                .get(MANAGEMENT + "/projects/" + otherProject + "/apps/" + appId)
                .then()
                .statusCode(404);
        as(api.machineToken(orgId)).get(app).then().statusCode(403);
        as(api.machineToken(orgId, "ORG_OWNER_VIEWER"))
                .body("{\"name\":\"Mine\"}")
                .put(app)
                .then()
                .statusCode(403);
    }

    private ValidatableResponse addOidc(String body) {
        return api.adminIn(orgId).body(body).post(apps + "/oidc").then();
    }

    private ValidatableResponse addApi(String body) {
        return api.adminIn(orgId).body(body).post(apps + "/api").then();
    }
}
