package dev.signet.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.eventstore.ClientData;
import dev.signet.jdbc.Database;
import dev.signet.session.AgentCookie;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The event log records the address and user agent of the caller who revokes a token or signs a user out. */
@QuarkusTest
class CallerIT {
    private static final ClientData.Client CALLER = new ClientData.Client("127.0.0.1", "an app/1.0");

    @Inject
    AgentCookie cookies;

    @Inject
    TestingFlow flow;

    @Inject
    Database database;

    @Inject
    ClientData clientData;

    @Test
    void a_revocation_records_the_caller() {
        TestingFlow.App app = flow.webApp();
        UserRef user = flow.person();
        String token = flow.redeem(app, flow.code(app, user)).path("refresh_token");

        given().auth()
                .preemptive()
                .basic(app.clientId(), String.valueOf(app.secret()))
                .header("User-Agent", "an app/1.0")
                .header("x-request-id", "revocation-" + app.clientId())
                .formParam("token", token)
                .post("/oauth/v2/revoke")
                .then()
                .statusCode(200);

        assertThat(lastOf("oidc_session", user)).isEqualTo(CALLER);
        assertThat(correlationOf("oidc_session", user)).isEqualTo("revocation-" + app.clientId());
    }

    @Test
    void a_sign_out_records_the_caller() {
        TestingFlow.App app = flow.webApp();
        UserRef user = flow.person();
        Response waiting = flow.authorize(flow.parameters(app), null);
        TestingFlow.Browser browser = flow.signIn(waiting, user);
        JsonPath tokens =
                flow.redeem(app, flow.callback(waiting, browser).get("code")).jsonPath();

        given().redirects()
                .follow(false)
                .cookie(cookies.name(), browser.cookie())
                .header("User-Agent", "an app/1.0")
                .queryParam("id_token_hint", tokens.getString("id_token"))
                .get("/oidc/v1/end_session")
                .then()
                .statusCode(303);

        assertThat(lastOf("session", user)).isEqualTo(CALLER);
    }

    private String correlationOf(String streamType, UserRef user) {
        return database.single(
                "select correlation_id from events where stream_type = ? and actor = ? order by position desc limit 1",
                row -> row.text("correlation_id"),
                streamType,
                user.userId());
    }

    private ClientData.Client lastOf(String streamType, UserRef user) {
        return database.first(
                        "select actor, client from events where stream_type = ? and actor = ?"
                                + " order by position desc limit 1",
                        row -> Objects.requireNonNull(clientData.open(row.text("actor"), row.bytes("client"))),
                        streamType,
                        user.userId())
                .orElseThrow();
    }
}
