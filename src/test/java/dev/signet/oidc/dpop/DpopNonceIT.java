package dev.signet.oidc.dpop;

import static dev.signet.oidc.dpop.TestingProofs.SERVER;
import static dev.signet.oidc.dpop.TestingProofs.TOKEN;
import static dev.signet.oidc.dpop.TestingProofs.USERINFO;
import static dev.signet.oidc.dpop.TestingProofs.ask;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.signet.oidc.RareTokenSettings;
import dev.signet.vault.Digests;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A server that requires its nonce in every proof (RFC 9449 sections 8 and 9). */
@QuarkusTest
@TestProfile(RareTokenSettings.class)
final class DpopNonceIT {

    @Inject
    TestingProofs proofs;

    @Inject
    Digests digests;

    @Inject
    DpopTimes times;

    @Test
    void the_token_endpoint_and_resources_return_a_nonce_and_then_accept_it() {
        TestingKey key = TestingKey.es256();
        TestingProofs.Machine machine = proofs.machine();

        Response refused = ask(machine, key.proof("POST", TOKEN).sign());
        refused.then().statusCode(400).body("error", equalTo("use_dpop_nonce"));
        String nonce = refused.getHeader("DPoP-Nonce");
        Response granted =
                ask(machine, key.proof("POST", TOKEN).claim("nonce", nonce).sign());
        granted.then().statusCode(200);
        assertThat(granted.getHeader("DPoP-Nonce")).isNotBlank();

        String token = granted.path("access_token");
        userinfo(token, key.proof("GET", USERINFO).of(token))
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("DPoP error=\"use_dpop_nonce\""));
        userinfo(token, key.proof("GET", USERINFO).of(token).claim("nonce", nonce))
                .then()
                .statusCode(200);
        given().header("Authorization", "DPoP " + token)
                .header(
                        "DPoP",
                        key.proof("GET", SERVER + "/auth/v1/users/me")
                                .of(token)
                                .claim("nonce", nonce)
                                .sign())
                .get("/auth/v1/users/me")
                .then()
                .statusCode(200);
    }

    @Test
    void a_request_without_proof_needs_no_nonce() {
        ask(proofs.machine()).then().statusCode(200).body("token_type", equalTo("Bearer"));
    }

    @Test
    void a_nonce_is_valid_in_its_time_slice_and_the_next() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Duration slice = times.nonceRotation();
        String nonce = at(start).current();

        assertThat(at(start.plus(slice)).isCurrent(nonce)).isTrue();
        assertThat(at(start.minusSeconds(1)).isCurrent(nonce)).isTrue();
        assertThat(at(start.plus(slice.multipliedBy(2))).isCurrent(nonce)).isFalse();
        assertThat(at(start.plus(slice)).current()).isNotEqualTo(nonce);
        assertThat(at(start).isCurrent("")).isFalse();
    }

    private DpopNonces at(Instant instant) {
        return new DpopNonces(digests, times, Clock.fixed(instant, ZoneOffset.UTC));
    }

    private static Response userinfo(String token, TestingKey.Proof proof) {
        return given().header("Authorization", "DPoP " + token)
                .header("DPoP", proof.sign())
                .get("/oidc/v1/userinfo");
    }
}
