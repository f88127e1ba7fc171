package dev.signet.oidc.token;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.signet.kernel.Actor;
import dev.signet.oidc.TestingMachines;
import dev.signet.oidc.TestingMachines.Machine;
import dev.signet.oidc.TestingSigner;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.user.UserCommands;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code client_credentials} of machine users, by secret and by key (RFC 6749 section 4.4, RFC 7523 section 2.2). */
@QuarkusTest
class ClientCredentialsIT {
    @Inject
    TestingMachines machines;

    @Inject
    TestingSigner signer;

    @Inject
    UserCommands users;

    @Test
    void a_machine_authenticates_with_its_secret() {
        Machine machine = machines.machine(SigningAlgorithm.RS256);

        expectTokenOf(machine, ask(Map.of("client_id", machine.userId(), "client_secret", machine.secret())));
        expectUnknown(ask(Map.of("client_id", machine.userId(), "client_secret", "wrong")));
        expectUnknown(ask(Map.of("client_id", machine.userId())));
    }

    @ParameterizedTest
    @EnumSource(
            value = SigningAlgorithm.class,
            names = {"RS256", "PS256"})
    void a_machine_authenticates_with_an_assertion_only_once(SigningAlgorithm algorithm) {
        Machine machine = machines.machine(algorithm);
        String assertion = machine.sign();

        expectTokenOf(machine, ask(signer.proof(assertion)));
        expectUnknown(ask(signer.proof(assertion)));
    }

    @Test
    void the_assertion_must_be_about_the_machine_and_signed_with_its_key() {
        Machine machine = machines.machine(SigningAlgorithm.RS256);
        Machine other = machines.machine(SigningAlgorithm.RS256);
        TestingSigner.SigningApp app = signer.app(SigningAlgorithm.ES256);

        expectUnknown(ask(signer.proof(machine.sign("sub", other.userId()))));
        expectUnknown(ask(signer.proof(machine.sign("iss", other.userId()))));
        expectUnknown(ask(signer.proof(machine.sign("aud", "https://evil.example"))));
        expectUnknown(ask(signer.proof(TestingSigner.sign(
                SigningAlgorithm.RS256,
                other.pair(),
                machine.keyId(),
                "JWT",
                Map.of("iss", machine.userId(), "sub", machine.userId())))));
        expectUnknown(ask(signer.proof(app)));
    }

    @Test
    void an_inactive_machine_gets_no_token() {
        // attack A-8 in docs/security-rules.md
        Machine machine = machines.machine(SigningAlgorithm.RS256);
        users.deactivate(machine.user(), Actor.system());

        ask(signer.proof(machine.sign())).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    private void expectTokenOf(Machine machine, Response answer) {
        answer.then().statusCode(200).body("token_type", equalTo("Bearer"));
        given().auth()
                .oauth2(answer.path("access_token"))
                .get("/oidc/v1/userinfo")
                .then()
                .statusCode(200)
                .body("sub", equalTo(machine.userId()));
    }

    private static void expectUnknown(Response answer) {
        answer.then().statusCode(401).body("error", equalTo("invalid_client"));
    }

    private static Response ask(Map<String, String> credentials) {
        return given().formParams(credentials)
                .formParam("grant_type", "client_credentials")
                .formParam("scope", "openid")
                .post("/oauth/v2/token");
    }
}
