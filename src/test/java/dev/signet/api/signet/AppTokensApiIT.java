package dev.signet.api.signet;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.membership.MembershipCommands;
import dev.signet.membership.MembershipLevel;
import dev.signet.membership.TestingMembers;
import dev.signet.oidc.TestingFlow;
import dev.signet.token.TestingAccounts;
import dev.signet.user.MachineCommands;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may allow an application to use this server's API, and who may change an application that has this access
 * (A-20).
 */
@QuarkusTest
class AppTokensApiIT {
    private static final Actor ACTOR = Actor.system();

    @Inject
    TestingFlow flow;

    @Inject
    TestingAccounts accounts;

    @Inject
    MachineCommands machines;

    @Inject
    MembershipCommands memberships;

    @Inject
    InstanceQueries instances;

    @Inject
    Database database;

    private String orgId = "";
    private TestingFlow.App app = new TestingFlow.App("", "", "", null);

    @BeforeEach
    void an_application() {
        orgId = accounts.org();
        app = flow.appIn(orgId, "OIDC_AUTH_METHOD_TYPE_BASIC", "OIDC_APP_TYPE_WEB", "AUTHORIZATION_CODE");
    }

    @Test
    void settings_have_their_defaults_and_can_be_changed_individually() {
        RequestSpecification owner = manager(MembershipLevel.INSTANCE, "IAM_OWNER");
        owner.get(path())
                .then()
                .statusCode(200)
                .body("apiAccess", equalTo("API_ACCESS_NONE"))
                .body("projectAudience", equalTo("PROJECT_AUDIENCE_DEFAULT"))
                .body("accessTokenHeader", equalTo("ACCESS_TOKEN_HEADER_DEFAULT"))
                .body("details.resourceOwner", equalTo(orgId));

        change(owner, "apiAccess", "API_ACCESS_INSTANCE").then().statusCode(200);
        change(owner, "accessTokenHeader", "ACCESS_TOKEN_HEADER_JWT").then().statusCode(200);

        owner.get(path())
                .then()
                .body("apiAccess", equalTo("API_ACCESS_INSTANCE"))
                .body("projectAudience", equalTo("PROJECT_AUDIENCE_DEFAULT"))
                .body("accessTokenHeader", equalTo("ACCESS_TOKEN_HEADER_JWT"))
                .body("details.sequence", equalTo("4"));
        change(owner, "apiAccess", "API_ACCESS_INSTANCE").then().statusCode(400);
        change(owner, "apiAccess", 9).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "INSTANCE, IAM_OWNER, API_ACCESS_INSTANCE, 200",
        "INSTANCE, IAM_ORG_MANAGER, API_ACCESS_INSTANCE, 403",
        "INSTANCE, IAM_ORG_MANAGER, API_ACCESS_ORGANIZATION, 200",
        "ORGANIZATION, ORG_OWNER, API_ACCESS_INSTANCE, 403",
        "ORGANIZATION, ORG_OWNER, API_ACCESS_ORGANIZATION, 200",
        "ORGANIZATION, ORG_PROJECT_CREATOR, API_ACCESS_ORGANIZATION, 403",
        "ORGANIZATION, ORG_OWNER_VIEWER, API_ACCESS_NONE, 403"
    })
    void nobody_can_allow_more_than_their_own_permissions(
            MembershipLevel level, String role, String access, int status) {
        change(manager(level, role), "apiAccess", access).then().statusCode(status);
    }

    @Test
    void a_manager_who_could_not_allow_the_access_cannot_change_redirect_uris() {
        RequestSpecification owner = manager(MembershipLevel.ORGANIZATION, "ORG_OWNER");
        flow.allowed(orgId, app, "API_ACCESS_INSTANCE");

        config(owner).then().statusCode(403).body("details[0].id", equalTo("application.api_access.out_of_reach"));
        owner.body("{}")
                .post(app() + "/oidc_config/_generate_client_secret")
                .then()
                .statusCode(403);
        owner.body(Map.of("name", "Renamed")).put(app()).then().statusCode(200);
        // anybody may take the access away
        change(owner, "apiAccess", "API_ACCESS_ORGANIZATION").then().statusCode(200);
        config(owner).then().statusCode(200);
        owner.body("{}")
                .post(app() + "/oidc_config/_generate_client_secret")
                .then()
                .statusCode(200);
    }

    @Test
    void an_api_has_no_such_settings_and_an_unknown_application_is_not_found() {
        RequestSpecification owner = manager(MembershipLevel.INSTANCE, "IAM_OWNER");
        String api = owner.body(Map.of("name", "api", "authMethodType", "API_AUTH_METHOD_TYPE_BASIC"))
                .post("/management/v1/projects/" + app.projectId() + "/apps/api")
                .path("appId");

        String of = "/signet/admin/v1/projects/" + app.projectId() + "/apps/";
        owner.body(Map.of("apiAccess", "API_ACCESS_INSTANCE"))
                .put(of + api + "/tokens")
                .then()
                .statusCode(400)
                .body("message", equalTo("The application is not an OpenID Connect client."));
        owner.body(Map.of("apiAccess", "API_ACCESS_INSTANCE"))
                .put(of + "1/tokens")
                .then()
                .statusCode(404);
        owner.get(of + "1/tokens").then().statusCode(404).body("apiAccess", nullValue());
        flow.api().get(path()).then().statusCode(404);
    }

    private String app() {
        return "/management/v1/projects/" + app.projectId() + "/apps/" + app.appId();
    }

    private String path() {
        return "/signet/admin/v1/projects/" + app.projectId() + "/apps/" + app.appId() + "/tokens";
    }

    private Response change(RequestSpecification caller, String field, Object value) {
        return caller.body(Map.of(field, value)).put(path());
    }

    private Response config(RequestSpecification caller) {
        return caller.body(Map.of(
                        "redirectUris",
                        List.of("https://elsewhere.example/callback"),
                        "responseTypes",
                        List.of("OIDC_RESPONSE_TYPE_CODE"),
                        "grantTypes",
                        List.of("OIDC_GRANT_TYPE_AUTHORIZATION_CODE"),
                        "appType",
                        "OIDC_APP_TYPE_WEB",
                        "authMethodType",
                        "OIDC_AUTH_METHOD_TYPE_BASIC"))
                .put(app() + "/oidc_config");
    }

    /** A machine user with a role, whose calls select the application's organization. */
    private RequestSpecification manager(MembershipLevel level, String role) {
        UserRef user = accounts.machine(orgId);
        String target = level == MembershipLevel.INSTANCE ? instances.get().id() : orgId;
        database.inTransaction(transaction ->
                memberships.addIn(transaction, TestingMembers.of(level, target, user.userId()), List.of(role), ACTOR));
        return given().auth()
                .oauth2(machines.addToken(user, null, ACTOR).token())
                .header("x-zitadel-orgid", orgId)
                .contentType("application/json");
    }
}
