package dev.signet.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.boot.Build;
import dev.signet.boot.OwnProcesses;
import dev.signet.boot.postgres.EmbeddedPostgres;
import dev.signet.login.TestingBrowser;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two servers that start together on one empty database and then share the work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OwnProcesses
class TwoNodesIT {
    private static final String REDIRECT = "https://app.example.com/callback";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final String PASSWORD = "a sufficiently long secret";
    private static final int AT_ONCE = 8;

    private Path directory;
    private EmbeddedPostgres postgres;
    private ServerProcess first;
    private ServerProcess second;
    private String adminToken = "";
    private String loginName = "";
    private String userId = "";
    private String clientId = "";
    private String secret = "";

    @BeforeAll
    void start_both_at_once(@TempDir Path fresh) throws Exception {
        directory = fresh;
        postgres = EmbeddedPostgres.start(directory.resolve("database"));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<ServerProcess> one = threads.submit(() -> node("first"));
            Future<ServerProcess> two = threads.submit(() -> node("second"));
            first = one.get();
            second = two.get();
        }
        adminToken = Files.readString(tokenFiles().getFirst()).strip();
        registerPerson();
        registerClient();
    }

    @AfterAll
    void stop() {
        RestAssured.reset();
        for (AutoCloseable part : new AutoCloseable[] {first, second, postgres}) {
            try {
                if (part != null) {
                    part.close();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void an_empty_database_is_set_up_once() {
        assertThat(tokenFiles()).hasSize(1);
        for (ServerProcess node : List.of(first, second)) {
            admin(node)
                    .body("{}")
                    .post("/admin/v1/orgs/_search")
                    .then()
                    .statusCode(200)
                    .body("details.totalResult", equalTo("1"));
            List<String> others = admin(node)
                    .body("{\"queries\":[]}")
                    .post("/management/v1/users/_search")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("result.findAll { it.id != '%s' }.userName".formatted(userId));
            assertThat(others).hasSize(2);
        }
    }

    @Test
    void a_code_of_one_node_can_be_redeemed_once_on_the_other() throws Exception {
        String code = code(first);

        Response tokens = redeem(second, code);

        tokens.then().statusCode(200);
        SignedJWT idToken = SignedJWT.parse(tokens.path("id_token"));
        JWKSet keys = JWKSet.parse(on(first).get("/oauth/v2/keys").asString());
        assertThat(idToken.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(idToken.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        assertThat(isActive(first, tokens.path("access_token"))).isTrue();
        redeem(first, code).then().statusCode(400);
        assertThat(isActive(second, tokens.path("access_token"))).isFalse();
    }

    @Test
    void of_concurrent_redemptions_on_both_nodes_exactly_one_succeeds() throws Exception {
        for (int round = 0; round < 3; round++) {
            String code = code(round % 2 == 0 ? first : second);

            List<Integer> statuses = atOnce(node -> redeem(node, code));

            assertThat(statuses).isSubsetOf(200, 400);
            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        }
    }

    @Test
    void of_concurrent_refreshes_on_both_nodes_exactly_one_succeeds() throws Exception {
        for (int round = 0; round < 3; round++) {
            String token = redeem(first, code(second)).path("refresh_token");

            List<Integer> statuses = atOnce(node -> refresh(node, token));

            assertThat(statuses).isSubsetOf(200, 400);
            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        }
    }

    @Test
    void a_token_revoked_on_one_node_is_refused_on_the_other_at_once() {
        JsonPath tokens = redeem(first, code(first)).jsonPath();
        String access = tokens.getString("access_token");
        assertThat(isActive(second, access)).isTrue();

        client(first).formParam("token", access).post("/oauth/v2/revoke").then().statusCode(200);

        assertThat(isActive(second, access)).isFalse();
        on(second).auth().oauth2(access).get("/oidc/v1/userinfo").then().statusCode(401);

        Response renewed = refresh(second, tokens.getString("refresh_token"));
        renewed.then().statusCode(200);
        client(second)
                .formParam("token", (String) renewed.path("refresh_token"))
                .post("/oauth/v2/revoke")
                .then()
                .statusCode(200);
        assertThat(isActive(first, renewed.path("access_token"))).isFalse();
        refresh(first, renewed.path("refresh_token")).then().statusCode(400);
    }

    @Test
    void ending_a_session_and_locking_a_user_take_effect_on_the_other_node_at_once() {
        JsonPath tokens = redeem(first, code(first)).jsonPath();
        admin(second)
                .body("{}")
                .post("/signet/admin/v1/users/" + userId + "/sessions/_terminate_all")
                .then()
                .statusCode(200);
        assertThat(isActive(first, tokens.getString("access_token"))).isFalse();
        refresh(first, tokens.getString("refresh_token")).then().statusCode(400);

        JsonPath others = redeem(second, code(second)).jsonPath();
        assertThat(isActive(second, others.getString("access_token"))).isTrue();
        lock("_lock");
        try {
            assertThat(isActive(second, others.getString("access_token"))).isFalse();
            refresh(second, others.getString("refresh_token")).then().statusCode(400);
        } finally {
            lock("_unlock");
        }
    }

    @Test
    void an_operator_sees_both_nodes_and_no_longer_one_that_stopped() {
        ServerProcess third = node("third");
        assertThat(listed()).hasSize(3).containsOnly(Build.version());
        third.close();
        assertThat(listed()).hasSize(2);
    }

    private List<String> listed() {
        return admin(second)
                .get("/signet/admin/v1/nodes")
                .then()
                .statusCode(200)
                .extract()
                .path("result.release");
    }

    private void lock(String verb) {
        admin(first)
                .body("{}")
                .post("/management/v1/users/" + userId + "/" + verb)
                .then()
                .statusCode(200);
    }

    private ServerProcess node(String name) {
        return ServerProcess.start(
                directory.resolve(name),
                "-Dquarkus.datasource.jdbc.url=" + postgres.jdbcUrl(),
                "-Dquarkus.datasource.username=" + postgres.username(),
                "-Dquarkus.datasource.password=" + postgres.password(),
                "-Dsignet.external-url=http://localhost:8080",
                "-Dsignet.nodes.listed=true",
                "-Dsignet.master-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "-Dsignet.bootstrap.machine.token-file="
                        + directory.resolve(name).resolve("admin.token"));
    }

    private List<Path> tokenFiles() {
        return List.of(directory.resolve("first/admin.token"), directory.resolve("second/admin.token")).stream()
                .filter(Files::exists)
                .toList();
    }

    private void registerPerson() {
        userId = admin(first)
                .body(Map.of(
                        "userName",
                        "nora",
                        "profile",
                        Map.of("firstName", "Nora", "lastName", "Node"),
                        "email",
                        Map.of("email", "nora@example.com", "isEmailVerified", true),
                        "password",
                        PASSWORD))
                .post("/management/v1/users/human/_import")
                .then()
                .statusCode(200)
                .extract()
                .path("userId");
        loginName = admin(second)
                .get("/management/v1/users/" + userId)
                .then()
                .statusCode(200)
                .extract()
                .path("user.preferredLoginName");
    }

    private void registerClient() {
        String project = admin(first)
                .body(Map.of("name", "project"))
                .post("/management/v1/projects")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        JsonPath app = admin(second)
                .body(Map.of(
                        "name",
                        "app",
                        "redirectUris",
                        List.of(REDIRECT),
                        "responseTypes",
                        List.of("OIDC_RESPONSE_TYPE_CODE"),
                        "grantTypes",
                        List.of("OIDC_GRANT_TYPE_AUTHORIZATION_CODE", "OIDC_GRANT_TYPE_REFRESH_TOKEN"),
                        "appType",
                        "OIDC_APP_TYPE_WEB",
                        "authMethodType",
                        "OIDC_AUTH_METHOD_TYPE_BASIC"))
                .post("/management/v1/projects/" + project + "/apps/oidc")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        clientId = app.getString("clientId");
        secret = app.getString("clientSecret");
    }

    /** An authorization code for the person, who signs in at the pages of one node with a new browser. */
    private String code(ServerProcess node) {
        RestAssured.baseURI = "http://127.0.0.1";
        RestAssured.port = URI.create(node.url()).getPort();
        TestingBrowser browser = new TestingBrowser("signet-agent", clientId);
        browser.follow(browser.get("/oauth/v2/authorize?response_type=code&scope=openid%20offline_access&state=s"
                + "&client_id=" + clientId + "&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback"
                + "&code_challenge_method=S256&code_challenge=" + CHALLENGE));
        browser.follow(browser.post("/ui/login/login", Map.of("loginName", loginName)));
        Response answer = browser.post("/ui/login/password", Map.of("password", PASSWORD));
        while (answer.statusCode() == 303 && !answer.getHeader("Location").startsWith(REDIRECT)) {
            answer = browser.get(TestingBrowser.location(answer));
        }
        Matcher code = CODE.matcher(String.valueOf(answer.getHeader("Location")));
        assertThat(code.find()).as(answer.asString()).isTrue();
        return code.group(1);
    }

    private Response redeem(ServerProcess node, String code) {
        return client(node)
                .formParams(Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", REDIRECT,
                        "code_verifier", VERIFIER))
                .post("/oauth/v2/token");
    }

    private Response refresh(ServerProcess node, String token) {
        return client(node)
                .formParams(Map.of("grant_type", "refresh_token", "refresh_token", token))
                .post("/oauth/v2/token");
    }

    private boolean isActive(ServerProcess node, String token) {
        return client(node)
                .formParam("token", token)
                .post("/oauth/v2/introspect")
                .path("active");
    }

    private List<Integer> atOnce(Function<ServerProcess, Response> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                ServerProcess node = i % 2 == 0 ? first : second;
                answers.add(threads.submit(() -> call.apply(node).statusCode()));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }

    private RequestSpecification client(ServerProcess node) {
        return on(node).auth().preemptive().basic(clientId, secret);
    }

    private RequestSpecification admin(ServerProcess node) {
        return on(node).auth().oauth2(adminToken).contentType("application/json");
    }

    private static RequestSpecification on(ServerProcess node) {
        return given().baseUri(node.url());
    }
}
