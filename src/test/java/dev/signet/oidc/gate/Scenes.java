package dev.signet.oidc.gate;

import static io.restassured.RestAssured.given;

import dev.signet.device.DeviceAuthorizations;
import dev.signet.device.UserCode;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.membership.MembershipCommands;
import dev.signet.membership.MembershipLevel;
import dev.signet.membership.TestingMembers;
import dev.signet.oidc.TestingFlow;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.signingkey.TestingKeyPairs;
import dev.signet.token.ApiAudience;
import dev.signet.token.TestingAccounts;
import dev.signet.user.MachineCommands;
import dev.signet.user.UserRef;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Creates setups, over HTTP where possible. */
@Singleton
final class Scenes {
    static final String SCOPES = "openid profile offline_access " + ApiAudience.SCOPE;

    private static final Actor ACTOR = Actor.system();

    private final TestingFlow flow;
    private final TestingAccounts accounts;
    private final DeviceAuthorizations devices;
    private final MachineCommands machines;
    private final MembershipCommands memberships;
    private final InstanceQueries instances;
    private final Database database;

    Scenes(
            TestingFlow flow,
            TestingAccounts accounts,
            DeviceAuthorizations devices,
            MachineCommands machines,
            MembershipCommands memberships,
            InstanceQueries instances,
            Database database) {
        this.flow = flow;
        this.accounts = accounts;
        this.devices = devices;
        this.machines = machines;
        this.memberships = memberships;
        this.instances = instances;
        this.database = database;
    }

    /** Creates a setup in which everything is valid. */
    Scene set() {
        String appOrgId = accounts.org();
        TestingFlow.App app = app(appOrgId);
        UserRef person = accounts.person(accounts.org());
        makeAdministrator(person);
        Response waiting = flow.authorize(parameters(app), null);
        TestingFlow.Browser browser = flow.signIn(waiting, person);
        JsonPath tokens =
                flow.redeem(app, flow.callback(waiting, browser).get("code")).jsonPath();
        Response again = flow.authorize(parameters(app), browser.cookie());
        return new Scene(
                person,
                appOrgId,
                app,
                sibling(appOrgId, app),
                browser.session(),
                browser.cookie(),
                TestingFlow.query(again.getHeader("Location")).get("code"),
                allowedDevice(app, browser.session().id()),
                tokens.getString("access_token"),
                tokens.getString("refresh_token"),
                tokens.getString("id_token"),
                machine(person.orgId()));
    }

    /** An app with every grant, allowed to use the API, in a project of its own. */
    TestingFlow.App app(String orgId) {
        TestingFlow.App app = flow.appIn(
                orgId,
                "OIDC_AUTH_METHOD_TYPE_BASIC",
                "OIDC_APP_TYPE_WEB",
                "AUTHORIZATION_CODE",
                "REFRESH_TOKEN",
                "DEVICE_CODE",
                "TOKEN_EXCHANGE");
        return flow.allowed(orgId, app, "API_ACCESS_INSTANCE");
    }

    Map<String, String> parameters(TestingFlow.App app, String... more) {
        Map<String, String> parameters = flow.parameters(app, more);
        parameters.put("scope", SCOPES);
        return parameters;
    }

    private void makeAdministrator(UserRef user) {
        database.inTransaction(transaction -> memberships.addIn(
                transaction,
                TestingMembers.of(MembershipLevel.INSTANCE, instances.get().id(), user.userId()),
                List.of("IAM_OWNER"),
                ACTOR));
    }

    private TestingFlow.App sibling(String orgId, TestingFlow.App app) {
        JsonPath added = flow.api()
                .header("x-zitadel-orgid", orgId)
                .body(Map.of("name", "api", "authMethodType", "API_AUTH_METHOD_TYPE_BASIC"))
                .post("/management/v1/projects/" + app.projectId() + "/apps/api")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return new TestingFlow.App(
                app.projectId(),
                added.getString("appId"),
                added.getString("clientId"),
                added.getString("clientSecret"));
    }

    private String allowedDevice(TestingFlow.App app, String sessionId) {
        JsonPath codes = given().auth()
                .preemptive()
                .basic(app.clientId(), String.valueOf(app.secret()))
                .formParam("scope", SCOPES)
                .post("/oauth/v2/device_authorization")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        UserCode code = UserCode.typed(codes.getString("user_code")).orElseThrow();
        devices.approve(devices.waiting(code).orElseThrow().id(), sessionId);
        return codes.getString("device_code");
    }

    private Scene.Machine machine(String orgId) {
        UserRef machine = accounts.machine(orgId);
        KeyPair key = TestingKeyPairs.of(SigningAlgorithm.RS256);
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        String keyId = machines.addKey(machine, pem.getBytes(StandardCharsets.US_ASCII), null, ACTOR)
                .keyId();
        return new Scene.Machine(
                machine,
                machines.setSecret(machine, ACTOR).clientSecret(),
                keyId,
                key,
                machines.addToken(machine, null, ACTOR).token());
    }
}
