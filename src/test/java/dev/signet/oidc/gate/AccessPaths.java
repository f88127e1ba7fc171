package dev.signet.oidc.gate;

import static io.restassured.RestAssured.given;

import dev.signet.api.http.TestingTranslator;
import dev.signet.api.proto.zitadel.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.zitadel.admin.v1.GetMyInstanceRequest;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.GetMyUserRequest;
import dev.signet.api.proto.zitadel.management.v1.GetMyOrgRequest;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.eventstore.Ids;
import dev.signet.oidc.TestingFlow;
import dev.signet.oidc.TestingSigner;
import dev.signet.signingkey.SigningAlgorithm;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Calls the endpoints and describes the responses in the notation of {@link AccessPath}. */
@Singleton
final class AccessPaths {
    private static final String OPEN = "200";

    private final TestingFlow flow;
    private final Scenes scenes;
    private final Ids ids;

    AccessPaths(TestingFlow flow, Scenes scenes, Ids ids) {
        this.flow = flow;
        this.scenes = scenes;
        this.ids = ids;
    }

    String use(AccessPath access, Scene scene) {
        return switch (access) {
            case CODE -> oauth(flow.redeem(scene.app(), scene.code()));
            case REFRESH -> oauth(flow.refresh(scene.app(), scene.refreshToken()));
            case DEVICE -> oauth(grant(access, scene.app(), "device_code", scene.deviceCode()));
            case CLIENT_CREDENTIALS -> oauth(byMachine(access, scene));
            case JWT_BEARER ->
                oauth(given().formParam("grant_type", access.grantType())
                        .formParam("scope", "openid")
                        .formParam("assertion", assertion(scene.machine()))
                        .post("/oauth/v2/token"));
            case PERSONAL_ACCESS_TOKEN ->
                rest("/auth/v1/users/me", scene.machine().personalAccessToken());
            case SILENT_AUTHORIZE -> silently(scene);
            case ID_TOKEN_EXCHANGE -> oauth(exchange(scene.app(), scene.idToken(), "id_token"));
            case TOKEN_EXCHANGE -> oauth(exchange(scene.app(), scene.accessToken(), "access_token"));
            case USERINFO -> oauth(given().auth().oauth2(scene.accessToken()).get("/oidc/v1/userinfo"));
            case INTROSPECTION -> introspect(scene.sibling(), scene.accessToken());
            case MANAGEMENT_REST -> rest("/management/v1/orgs/me", scene.accessToken());
            case AUTH_REST -> rest("/auth/v1/users/me", scene.accessToken());
            case ADMIN_REST -> rest("/admin/v1/instances/me", scene.accessToken());
            case SIGNET_REST -> signet(scene.accessToken());
            case MANAGEMENT_GRPC ->
                grpc(
                        scene,
                        channel -> ManagementServiceGrpc.newBlockingStub(channel)
                                .getMyOrg(GetMyOrgRequest.getDefaultInstance()));
            case AUTH_GRPC ->
                grpc(
                        scene,
                        channel -> AuthServiceGrpc.newBlockingStub(channel)
                                .getMyUser(GetMyUserRequest.getDefaultInstance()));
            case ADMIN_GRPC ->
                grpc(
                        scene,
                        channel -> AdminServiceGrpc.newBlockingStub(channel)
                                .getMyInstance(GetMyInstanceRequest.getDefaultInstance()));
            case REVOCATION -> revoke(scene.app(), scene.accessToken());
        };
    }

    String introspect(TestingFlow.App client, String token) {
        Response answer = given().auth()
                .preemptive()
                .basic(client.clientId(), String.valueOf(client.secret()))
                .formParam("token", token)
                .post("/oauth/v2/introspect");
        if (answer.statusCode() != 200) {
            return oauth(answer);
        }
        return answer.jsonPath().getBoolean("active") ? OPEN : "inactive";
    }

    String revoke(TestingFlow.App client, String token) {
        return oauth(given().auth()
                .preemptive()
                .basic(client.clientId(), String.valueOf(client.secret()))
                .formParam("token", token)
                .post("/oauth/v2/revoke"));
    }

    private Response grant(AccessPath access, TestingFlow.App app, String name, String value) {
        return flow.token(app, Map.of("grant_type", Objects.requireNonNull(access.grantType()), name, value));
    }

    private Response exchange(TestingFlow.App app, String token, String type) {
        return flow.token(
                app,
                Map.of(
                        "grant_type",
                        Objects.requireNonNull(AccessPath.TOKEN_EXCHANGE.grantType()),
                        "subject_token",
                        token,
                        "subject_token_type",
                        "urn:ietf:params:oauth:token-type:" + type));
    }

    private static Response byMachine(AccessPath access, Scene scene) {
        return given().auth()
                .preemptive()
                .basic(scene.machine().user().userId(), scene.machine().secret())
                .formParam("grant_type", access.grantType())
                .formParam("scope", "openid")
                .post("/oauth/v2/token");
    }

    private String assertion(Scene.Machine machine) {
        String userId = machine.user().userId();
        long now = Instant.now().getEpochSecond();
        return TestingSigner.sign(
                SigningAlgorithm.RS256,
                machine.key(),
                machine.keyId(),
                "JWT",
                Map.of(
                        "iss",
                        userId,
                        "sub",
                        userId,
                        "aud",
                        TestingSigner.ISSUER,
                        "jti",
                        ids.next(),
                        "iat",
                        now,
                        "exp",
                        now + 60));
    }

    private String silently(Scene scene) {
        Response answer = flow.authorize(scenes.parameters(scene.app(), "prompt", "none"), scene.cookie());
        String location = answer.getHeader("Location");
        if (!location.startsWith(TestingFlow.REDIRECT)) {
            return "error page";
        }
        Map<String, String> sent = TestingFlow.query(location);
        return sent.containsKey("code") ? OPEN : sent.get("error");
    }

    private static String rest(String path, String token) {
        Response answer = given().auth().oauth2(token).get(path);
        return answer.statusCode() == 200
                ? OPEN
                : answer.statusCode() + " " + answer.jsonPath().getString("code");
    }

    private static String signet(String token) {
        Response answer = given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{}")
                .post("/signet/admin/v1/parked_events/_search");
        return answer.statusCode() == 200
                ? OPEN
                : answer.statusCode() + " " + answer.jsonPath().getString("code");
    }

    private static String grpc(Scene scene, Consumer<Channel> call) {
        Metadata headers = new Metadata();
        headers.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + scene.accessToken());
        ManagedChannel channel = ManagedChannelBuilder.forAddress("localhost", TestingTranslator.port(false))
                .usePlaintext()
                .build();
        try {
            call.accept(ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)));
            return OPEN;
        } catch (StatusRuntimeException e) {
            return e.getStatus().getCode().name();
        } finally {
            channel.shutdownNow();
        }
    }

    private static String oauth(Response answer) {
        return answer.statusCode() == 200
                ? OPEN
                : answer.statusCode() + " " + answer.jsonPath().getString("error");
    }
}
