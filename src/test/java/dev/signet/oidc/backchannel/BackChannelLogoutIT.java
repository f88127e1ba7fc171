package dev.signet.oidc.backchannel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.oidc.TestingFlow;
import dev.signet.session.AgentCookie;
import dev.signet.session.SessionCommands;
import dev.signet.session.SessionEnd;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** OpenID Connect Back-Channel Logout 1.0, from the end of a session to the calls of the receivers. */
@QuarkusTest
class BackChannelLogoutIT {
    private static final Actor ACTOR = Actor.system();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    AgentCookie cookies;

    @Inject
    TestingFlow flow;

    @Inject
    UserCommands users;

    @Inject
    SessionCommands sessions;

    @Inject
    Database database;

    @Test
    void discovery_announces_the_feature() {
        given().get("/.well-known/openid-configuration")
                .then()
                .body("backchannel_logout_supported", equalTo(true))
                .body("backchannel_logout_session_supported", equalTo(true));
    }

    @Test
    void a_sign_out_notifies_every_app_of_the_session_and_no_other() throws Exception {
        try (TestingReceiver first = TestingReceiver.obliging();
                TestingReceiver second = TestingReceiver.obliging();
                TestingReceiver other = TestingReceiver.obliging()) {
            TestingFlow.App app = listening(first.uri(), true);
            UserRef user = flow.person();
            SignedIn here = signIn(app, user);
            join(listening(second.uri(), true), here);
            signIn(listening(other.uri(), true), user);

            given().redirects()
                    .follow(false)
                    .cookie(cookies.name(), here.browser().cookie())
                    .queryParam("id_token_hint", here.idToken())
                    .get("/oidc/v1/end_session")
                    .then()
                    .statusCode(303);

            await().atMost(PATIENCE)
                    .until(() -> !first.calls().isEmpty() && !second.calls().isEmpty());
            expectLogoutToken(first.calls().getFirst(), app, here);
            assertThat(first.calls()).hasSize(1);
            assertThat(other.calls()).isEmpty();
            awaitNothingDue(here);
        }
    }

    @Test
    void every_kind_of_session_end_notifies_its_apps() throws Exception {
        List<BiConsumer<UserRef, SignedIn>> ways = List.of(
                (user, in) -> sessions.terminate(in.sessionId(), SessionEnd.ADMINISTRATOR, ACTOR),
                (user, in) -> sessions.terminateOwn(user.userId(), in.sessionId(), ACTOR),
                (user, in) -> users.deactivate(user, ACTOR),
                (user, in) -> users.lock(user, ACTOR),
                (user, in) -> users.remove(user, ACTOR));
        try (TestingReceiver receiver = TestingReceiver.obliging()) {
            TestingFlow.App app = listening(receiver.uri(), true);
            for (BiConsumer<UserRef, SignedIn> way : ways) {
                UserRef user = flow.person();
                SignedIn in = signIn(app, user);
                int before = receiver.calls().size();

                way.accept(user, in);

                await().atMost(PATIENCE).until(() -> receiver.calls().size() > before);
                expectLogoutToken(receiver.calls().getLast(), app, in);
            }
        }
    }

    @Test
    void a_dead_receiver_delays_neither_sign_out_nor_other_receivers() {
        try (TestingReceiver dead = TestingReceiver.dead();
                TestingReceiver alive = TestingReceiver.obliging()) {
            SignedIn in = signIn(listening(dead.uri(), true), flow.person());
            join(listening(alive.uri(), true), in);
            Instant begun = Instant.now();

            sessions.terminate(in.sessionId(), ACTOR);

            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(2));
            await().atMost(Duration.ofSeconds(8)).until(() -> !alive.calls().isEmpty());
            await().atMost(PATIENCE).until(() -> !dead.calls().isEmpty());
        }
    }

    @Test
    void a_failing_receiver_is_notified_again_and_redirects_are_not_followed() throws Exception {
        int[] answers = {500, 302, 400, 204};
        try (TestingReceiver receiver = new TestingReceiver(call -> answers[Math.min(call, 3)])) {
            TestingFlow.App app = listening(receiver.uri(), true);
            SignedIn in = signIn(app, flow.person());

            sessions.terminate(in.sessionId(), ACTOR);

            await().atMost(Duration.ofSeconds(40)).until(() -> receiver.calls().size() == 4);
            for (TestingReceiver.Call call : receiver.calls()) {
                expectLogoutToken(call, app, in);
            }
            assertThat(receiver.calls()).extracting(TestingReceiver.Call::body).doesNotHaveDuplicates();
            assertThat(receiver.elsewhere()).isEmpty();
            awaitNothingDue(in);
        }
    }

    @Test
    void http_is_not_called_unless_the_app_is_under_development_a16() {
        try (TestingReceiver receiver = TestingReceiver.obliging()) {
            SignedIn in = signIn(listening(receiver.uri(), false), flow.person());

            sessions.terminate(in.sessionId(), ACTOR);

            awaitAttempted(in);
            assertThat(receiver.calls()).isEmpty();
        }
    }

    @Test
    void private_addresses_are_not_called_a16() {
        for (String address : List.of("https://10.0.0.1/logout", "https://169.254.169.254/latest/meta-data")) {
            SignedIn in = signIn(listening(address, true), flow.person());

            sessions.terminate(in.sessionId(), ACTOR);

            awaitAttempted(in);
        }
    }

    @Test
    void an_app_without_a_logout_uri_gets_no_delivery() {
        SignedIn in = signIn(flow.webApp(), flow.person());

        sessions.terminate(in.sessionId(), ACTOR);

        awaitNothingDue(in);
    }

    @Test
    void a_logout_token_is_not_accepted_as_an_id_token_hint_a14() {
        try (TestingReceiver receiver = TestingReceiver.obliging()) {
            TestingFlow.App app = listening(receiver.uri(), true);
            SignedIn in = signIn(app, flow.person());
            sessions.terminate(in.sessionId(), ACTOR);
            await().atMost(PATIENCE).until(() -> !receiver.calls().isEmpty());
            String token = receiver.calls().getFirst().body().substring("logout_token=".length());

            String location = given().redirects()
                    .follow(false)
                    .queryParam("id_token_hint", token)
                    .get("/oidc/v1/end_session")
                    .getHeader("Location");

            assertThat(location).endsWith("/ui/login/signed-out");
            assertThat(flow.isActive(app, token)).isFalse();
            given().auth().oauth2(token).get("/oidc/v1/userinfo").then().statusCode(401);
        }
    }

    /** A person who is signed in at one or more apps. */
    private record SignedIn(TestingFlow.Browser browser, String idToken) {
        String sessionId() {
            return browser.session().id();
        }

        String userId() {
            return browser.session().userId();
        }
    }

    private TestingFlow.App listening(String uri, boolean development) {
        TestingFlow.App app = flow.webApp();
        flow.api()
                .body(Map.of(
                        "redirectUris",
                        List.of(TestingFlow.REDIRECT),
                        "responseTypes",
                        List.of("OIDC_RESPONSE_TYPE_CODE"),
                        "grantTypes",
                        List.of("OIDC_GRANT_TYPE_AUTHORIZATION_CODE", "OIDC_GRANT_TYPE_REFRESH_TOKEN"),
                        "appType",
                        "OIDC_APP_TYPE_WEB",
                        "authMethodType",
                        "OIDC_AUTH_METHOD_TYPE_BASIC",
                        "devMode",
                        development,
                        "backChannelLogoutUri",
                        uri))
                .put("/management/v1/projects/" + app.projectId() + "/apps/" + app.appId() + "/oidc_config")
                .then()
                .statusCode(200);
        return app;
    }

    private SignedIn signIn(TestingFlow.App app, UserRef user) {
        Response waiting = flow.authorize(flow.parameters(app), null);
        TestingFlow.Browser browser = flow.signIn(waiting, user);
        JsonPath tokens =
                flow.redeem(app, flow.callback(waiting, browser).get("code")).jsonPath();
        return new SignedIn(browser, tokens.getString("id_token"));
    }

    /** Signs the browser's person in at another app without showing a page. */
    private void join(TestingFlow.App app, SignedIn in) {
        Response answer = flow.authorize(flow.parameters(app), in.browser().cookie());
        String code = TestingFlow.query(answer.getHeader("Location")).get("code");
        flow.redeem(app, code).then().statusCode(200);
    }

    private static void expectLogoutToken(TestingReceiver.Call call, TestingFlow.App app, SignedIn in)
            throws Exception {
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(call.body()).matches("logout_token=[^&=]+");
        SignedJWT token = SignedJWT.parse(
                URLDecoder.decode(call.body().substring("logout_token=".length()), StandardCharsets.UTF_8));
        verify(token);
        assertThat(token.getHeader().getType()).hasToString("logout+jwt");
        JWTClaimsSet claims = token.getJWTClaimsSet();
        JWTClaimsSet idToken = SignedJWT.parse(in.idToken()).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(idToken.getIssuer());
        assertThat(claims.getAudience()).containsExactly(app.clientId());
        assertThat(claims.getSubject()).isEqualTo(in.userId());
        assertThat(claims.getClaim("sid")).isEqualTo(in.sessionId()).isEqualTo(idToken.getClaim("sid"));
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getClaim("events"))
                .isEqualTo(Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        assertThat(claims.getClaims()).doesNotContainKey("nonce");
        assertThat(Duration.between(claims.getIssueTime().toInstant(), Instant.now())
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(2));
    }

    private static void verify(JWSObject token) throws Exception {
        JWKSet keys = JWKSet.parse(given().get("/oauth/v2/keys").asString());
        var key = Objects.requireNonNull(keys.getKeyByKeyId(token.getHeader().getKeyID()));
        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    }

    private void awaitAttempted(SignedIn in) {
        await().atMost(PATIENCE)
                .until(() -> database
                        .query(
                                "select attempts from back_channel_logouts where session_id = ?",
                                row -> row.integer("attempts"),
                                in.sessionId())
                        .stream()
                        .anyMatch(attempts -> attempts > 1));
    }

    /** Waits until the projection has processed the end of the session and no delivery is left. */
    private void awaitNothingDue(SignedIn in) {
        await().atMost(PATIENCE)
                .until(() -> database.single("""
                select (select position from projection_checkpoints where name = 'back-channel-logout')
                           >= (select max(position) from events where stream_id = ?)
                       and not exists (select 1 from back_channel_logouts where session_id = ?) as done
                """, row -> row.flag("done"), in.sessionId(), in.sessionId()));
    }
}
