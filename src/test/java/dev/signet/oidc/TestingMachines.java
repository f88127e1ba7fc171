package dev.signet.oidc;

import dev.signet.access.AccessTokenType;
import dev.signet.eventstore.Ids;
import dev.signet.instance.InstanceQueries;
import dev.signet.kernel.Actor;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.signingkey.TestingKeyPairs;
import dev.signet.user.MachineCommands;
import dev.signet.user.NewMachine;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Machine users with a secret and a key. */
@Singleton
public final class TestingMachines {
    private final UserCommands users;
    private final MachineCommands machines;
    private final InstanceQueries instances;
    private final Ids ids;

    TestingMachines(UserCommands users, MachineCommands machines, InstanceQueries instances, Ids ids) {
        this.users = users;
        this.machines = machines;
        this.instances = instances;
        this.ids = ids;
    }

    /** A machine user and its credentials. */
    public record Machine(
            UserRef user, String secret, String keyId, KeyPair pair, SigningAlgorithm algorithm, Ids ids) {

        public String userId() {
            return user.userId();
        }

        /** A correct assertion with these claims added; a claim that is null is left out. */
        public String sign(@Nullable Object... more) {
            return TestingSigner.sign(algorithm, pair, keyId, "JWT", claims(more));
        }

        /** A correct assertion that is signed with another algorithm. */
        public String sign(SigningAlgorithm other) {
            return TestingSigner.sign(other, pair, keyId, "JWT", claims());
        }

        private Map<String, Object> claims(@Nullable Object... more) {
            long now = Instant.now().getEpochSecond();
            Map<String, Object> claims = new HashMap<>(Map.of(
                    "iss",
                    userId(),
                    "sub",
                    userId(),
                    "aud",
                    TestingSigner.ISSUER,
                    "jti",
                    ids.next(),
                    "iat",
                    now,
                    "exp",
                    now + 60));
            return TestingSigner.with(claims, more);
        }
    }

    public Machine machine(SigningAlgorithm algorithm) {
        String orgId = instances.get().defaultOrgId();
        NewMachine added = new NewMachine(null, "machine-" + ids.next(), "Machine", "", AccessTokenType.BEARER);
        UserRef user = new UserRef(
                orgId, users.addMachine(orgId, added, Actor.system()).stream().id());
        KeyPair pair = TestingKeyPairs.of(algorithm);
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        String keyId = machines.addKey(user, pem.getBytes(StandardCharsets.US_ASCII), null, Actor.system())
                .keyId();
        return new Machine(user, machines.setSecret(user, Actor.system()).clientSecret(), keyId, pair, algorithm, ids);
    }
}
