package dev.signet.oidc.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jwt.SignedJWT;
import dev.signet.api.http.TestingTranslator;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.GetMyUserRequest;
import dev.signet.application.AddedApplication;
import dev.signet.application.ApiConfig;
import dev.signet.application.ApplicationCommands;
import dev.signet.application.ApplicationQueries;
import dev.signet.application.AuthMethod;
import dev.signet.application.Configs;
import dev.signet.application.RegisteredClients;
import dev.signet.kernel.Actor;
import dev.signet.oidc.TestingFlow;
import dev.signet.project.ProjectRef;
import dev.signet.token.ApiAudience;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserRef;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of a project with several hundred applications stay usable everywhere. */
@QuarkusTest
class LargeProjectIT {
    private static final Actor ACTOR = Actor.system();
    private static final int MANY = 400;

    @Inject
    TestingFlow flow;

    @Inject
    TestingAccounts accounts;

    @Inject
    ApplicationCommands applications;

    @Inject
    ApplicationQueries queries;

    @Inject
    RegisteredClients registered;

    @Inject
    Audience audience;

    private TestingFlow.App app;
    private ProjectRef project;
    private UserRef user;

    @BeforeEach
    void a_large_project() {
        String orgId = accounts.org();
        user = accounts.person(orgId);
        app = flow.appIn(
                orgId,
                "OIDC_AUTH_METHOD_TYPE_BASIC",
                "OIDC_APP_TYPE_WEB",
                "AUTHORIZATION_CODE",
                "REFRESH_TOKEN",
                "TOKEN_EXCHANGE");
        flow.allowed(orgId, app, "API_ACCESS_ORGANIZATION");
        project = new ProjectRef(orgId, app.projectId());
        for (int i = 0; i < MANY; i++) {
            applications.add(project, "App " + i, Configs.userAgent(), ACTOR);
        }
    }

    @Test
    void its_tokens_list_a_limited_number_of_clients_and_every_client_may_introspect_them() throws Exception {
        AddedApplication last = applications.add(project, "Last", new ApiConfig(AuthMethod.BASIC), ACTOR);
        JsonPath tokens = tokens("openid");

        List<String> told =
                SignedJWT.parse(tokens.getString("id_token")).getJWTClaimsSet().getAudience();
        assertThat(told)
                .contains(app.clientId(), app.projectId())
                .hasSizeLessThanOrEqualTo(102)
                .doesNotContain(last.clientId());
        assertThat(flow.isActive(
                        new TestingFlow.App(app.projectId(), last.appId(), last.clientId(), last.secret()),
                        tokens.getString("access_token")))
                .isTrue();
    }

    @Test
    void a_self_registered_client_is_in_the_audience_of_its_own_tokens_only() {
        AddedApplication added = registered
                .register(project, "Self-made", Configs.web(), RegisteredClients.Details.NONE, ACTOR)
                .added();

        assertThat(audience.of(queries.client(app.clientId()).orElseThrow(), List.of()))
                .doesNotContain(added.clientId());
        assertThat(audience.of(queries.client(added.clientId()).orElseThrow(), List.of()))
                .startsWith(added.clientId())
                .contains(app.projectId());
    }

    @Test
    void a_token_with_many_scopes_is_accepted_everywhere() {
        JsonPath tokens = tokens("openid offline_access " + ApiAudience.SCOPE + ' ' + scopes(80));
        String token = tokens.getString("access_token");
        assertThat(token.length()).isBetween(8_192, 16_384);

        assertThat(flow.isActive(app, token)).isTrue();
        given().auth().oauth2(token).get("/oidc/v1/userinfo").then().statusCode(200);
        given().auth().oauth2(token).get("/auth/v1/users/me").then().statusCode(200);
        assertThat(overGrpc(token)).isEqualTo(user.userId());
        JsonPath exchanged = flow.token(
                        app,
                        Map.of(
                                "grant_type",
                                "urn:ietf:params:oauth:grant-type:token-exchange",
                                "subject_token",
                                token,
                                "subject_token_type",
                                "urn:ietf:params:oauth:token-type:access_token"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(flow.isActive(app, exchanged.getString("access_token"))).isTrue();
        given().auth()
                .preemptive()
                .basic(app.clientId(), String.valueOf(app.secret()))
                .formParam("token", token)
                .post("/oauth/v2/revoke")
                .then()
                .statusCode(200);
        assertThat(flow.isActive(app, token)).isFalse();
    }

    @Test
    void a_long_id_token_hint_fits_into_an_address() {
        String idToken = tokens("openid", "nonce", "n".repeat(1_200)).getString("id_token");
        assertThat(idToken.length()).isGreaterThan(4_096);

        given().redirects()
                .follow(false)
                .queryParam("id_token_hint", idToken)
                .get("/oidc/v1/end_session")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/ui/login/signed-out"));
    }

    @Test
    void a_text_longer_than_any_token_is_refused() {
        given().auth()
                .preemptive()
                .basic(app.clientId(), String.valueOf(app.secret()))
                .formParam("token", "x".repeat(16_385))
                .post("/oauth/v2/introspect")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    private JsonPath tokens(String scope, String... more) {
        Map<String, String> parameters = flow.parameters(app, more);
        parameters.put("scope", scope);
        Response waiting = flow.authorize(parameters, null);
        String code = flow.callback(waiting, flow.signIn(waiting, user)).get("code");
        return flow.redeem(app, code).then().statusCode(200).extract().jsonPath();
    }

    /** Scopes as applications invent them. */
    private static String scopes(int number) {
        return IntStream.range(0, number)
                .mapToObj(i ->
                        "urn:example:scope:which-an-application-made-up-for-itself:" + (300_000_000_000_000_000L + i))
                .collect(Collectors.joining(" "));
    }

    private static String overGrpc(String token) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        ManagedChannel channel = ManagedChannelBuilder.forAddress("localhost", TestingTranslator.port(false))
                .usePlaintext()
                .build();
        try {
            return AuthServiceGrpc.newBlockingStub(
                            ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)))
                    .getMyUser(GetMyUserRequest.getDefaultInstance())
                    .getUser()
                    .getId();
        } finally {
            channel.shutdownNow();
        }
    }
}
