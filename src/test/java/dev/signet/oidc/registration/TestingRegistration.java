package dev.signet.oidc.registration;

import static io.restassured.RestAssured.given;

import dev.signet.access.AccessTokenType;
import dev.signet.eventstore.Ids;
import dev.signet.instance.InstanceQueries;
import dev.signet.kernel.Actor;
import dev.signet.oidc.TestingFlow;
import dev.signet.oidc.dpop.TestingKey;
import dev.signet.user.MachineCommands;
import dev.signet.user.NewMachine;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An operator with a project, and clients that register in it. */
@Singleton
final class TestingRegistration {
    static final String ENDPOINT = "/oauth/v2/register";

    private final TestingFlow flow;
    private final InstanceQueries instances;
    private final UserCommands users;
    private final MachineCommands machines;
    private final Ids ids;

    TestingRegistration(
            TestingFlow flow, InstanceQueries instances, UserCommands users, MachineCommands machines, Ids ids) {
        this.flow = flow;
        this.instances = instances;
        this.users = users;
        this.machines = machines;
        this.ids = ids;
    }

    /** A project without applications. */
    String project() {
        return flow.api()
                .body(Map.of("name", "registered-" + ids.next()))
                .post("/management/v1/projects")
                .path("id");
    }

    /** The token of a machine user without any role. */
    String tokenWithoutRole() {
        String orgId = instances.get().defaultOrgId();
        NewMachine machine = new NewMachine(null, "registrar-" + ids.next(), "Registrar", "", AccessTokenType.BEARER);
        UserRef user = new UserRef(
                orgId, users.addMachine(orgId, machine, Actor.system()).stream().id());
        return machines.addToken(user, null, Actor.system()).token();
    }

    /** The metadata of a simple web app. */
    static Map<String, Object> web(Object... more) {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put("client_name", "Portal");
        metadata.put("redirect_uris", List.of(TestingFlow.REDIRECT));
        metadata.put("grant_types", List.of("authorization_code", "refresh_token"));
        for (int i = 0; i < more.length; i += 2) {
            metadata.put((String) more[i], more[i + 1]);
        }
        return metadata;
    }

    Response register(String projectId, Map<String, ?> metadata) {
        return flow.api().queryParam("project_id", projectId).body(metadata).post(ENDPOINT);
    }

    JsonPath registered(String projectId, Map<String, ?> metadata) {
        return register(projectId, metadata).then().statusCode(201).extract().jsonPath();
    }

    /** A request builder for the management API, in the name of the operator. */
    RequestSpecification operator() {
        return flow.api();
    }

    String appId(String projectId, String clientId) {
        return flow.api()
                .body("{}")
                .post("/management/v1/projects/" + projectId + "/apps/_search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("result.find { it.oidcConfig.clientId == '" + clientId + "' }.id");
    }

    /** The form parameters that authenticate a client with its key. */
    static Map<String, String> proof(TestingKey key, String keyId, String clientId) {
        long now = Instant.now().getEpochSecond();
        String assertion = key.jwt(
                Map.of("alg", "ES256", "kid", keyId),
                Map.of(
                        "iss",
                        clientId,
                        "sub",
                        clientId,
                        "aud",
                        "http://localhost:8080",
                        "jti",
                        UUID.randomUUID().toString(),
                        "iat",
                        now,
                        "exp",
                        now + 60));
        return Map.of(
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion);
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    static RequestSpecification as(JsonPath client) {
        return as(client.getString("registration_access_token"));
    }

    static String path(JsonPath client) {
        return ENDPOINT + '/' + client.getString("client_id");
    }

    static Map<String, Object> with(Map<String, Object> metadata, JsonPath client) {
        Map<String, Object> all = new HashMap<>(metadata);
        all.put("client_id", client.getString("client_id"));
        return all;
    }
}
