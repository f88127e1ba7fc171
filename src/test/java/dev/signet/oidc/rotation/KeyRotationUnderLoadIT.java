package dev.signet.oidc.rotation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.access.AccessTokenType;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.oidc.RareTokenSettings;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.signingkey.SigningKeyCommands;
import dev.signet.signingkey.SigningKeyQueries;
import dev.signet.signingkey.SigningKeyState;
import dev.signet.token.TestingAccounts;
import dev.signet.user.MachineCommands;
import dev.signet.user.NewMachine;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Clients that cache the key set as long as its response allows and never fetch it earlier for an unknown key. */
@QuarkusTest
@TestProfile(RareTokenSettings.class)
class KeyRotationUnderLoadIT {
    private static final Actor ACTOR = Actor.system();
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d+)");
    private static final int CLIENTS = 3;
    private static final int ROTATIONS = 4;

    @Inject
    TestingAccounts accounts;

    @Inject
    UserCommands users;

    @Inject
    MachineCommands machines;

    @Inject
    SigningKeyCommands keys;

    @Inject
    SigningKeyQueries published;

    @Test
    void no_verification_fails_while_keys_rotate() throws Exception {
        removeNextOfOtherTests();
        UserRef machine = machine();
        String secret = machines.setSecret(machine, ACTOR).clientSecret();
        AtomicBoolean done = new AtomicBoolean();
        Set<String> signedBy = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Integer>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> {
                    Client client = new Client();
                    int verified = 0;
                    while (!done.get()) {
                        signedBy.add(client.verify(token(machine.userId(), secret)));
                        verified++;
                    }
                    return verified;
                }));
            }
            try {
                for (int i = 0; i < ROTATIONS; i++) {
                    rotate();
                }
            } finally {
                done.set(true);
            }
            for (Future<Integer> client : clients) {
                assertThat(client.get()).isPositive();
            }
        }

        assertThat(signedBy).hasSizeGreaterThanOrEqualTo(ROTATIONS);
    }

    // another test with a shifted clock may have published the next key, which would sign only years later
    private void removeNextOfOtherTests() {
        published.all().stream()
                .filter(key -> key.algorithm() == SigningAlgorithm.RS256 && key.state() == SigningKeyState.INITIAL)
                .forEach(key -> keys.remove(key.kid(), ACTOR));
    }

    private void rotate() {
        String next = keys.rotate(SigningAlgorithm.RS256, ACTOR).kid();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            try {
                keys.activate(next, ACTOR);
            } catch (DomainException e) {
                // not due yet, or the server's scheduled rotation came first
            }
            return published.find(next).orElseThrow().state() == SigningKeyState.ACTIVE;
        });
    }

    private UserRef machine() {
        String orgId = accounts.org();
        NewMachine machine = new NewMachine(null, "verified-" + orgId, "Robot", "", AccessTokenType.JWT);
        return new UserRef(
                orgId, users.addMachine(orgId, machine, ACTOR).stream().id());
    }

    private static String token(String clientId, String secret) {
        return given().auth()
                .preemptive()
                .basic(clientId, secret)
                .formParam("grant_type", "client_credentials")
                .formParam("scope", "openid")
                .post("/oauth/v2/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** A resource server that caches keys. */
    private static final class Client {
        private @Nullable JWKSet keys;
        private Instant staleAt = Instant.MIN;

        /** Returns the id of the key. Fails if the token cannot be verified. */
        String verify(String token) throws Exception {
            SignedJWT jwt = SignedJWT.parse(token);
            String kid = jwt.getHeader().getKeyID();
            JWK key = keys().getKeyByKeyId(kid);
            assertThat(key).as("key %s is known in time", kid).isNotNull();
            assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
            return kid;
        }

        private JWKSet keys() throws Exception {
            JWKSet known = keys;
            Instant now = Instant.now();
            if (known == null || !now.isBefore(staleAt)) {
                Response answer = given().get("/oauth/v2/keys");
                Matcher maxAge = MAX_AGE.matcher(answer.getHeader("Cache-Control"));
                assertThat(maxAge.find()).isTrue();
                staleAt = now.plusSeconds(Long.parseLong(maxAge.group(1)));
                known = JWKSet.parse(answer.asString());
                keys = known;
            }
            return known;
        }
    }
}
