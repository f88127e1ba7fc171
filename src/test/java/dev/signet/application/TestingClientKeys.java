package dev.signet.application;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Ids;
import dev.signet.kernel.Actor;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Adds keys to applications whose private keys the test holds. */
@Singleton
public final class TestingClientKeys {
    private final Aggregates aggregates;
    private final Ids ids;

    TestingClientKeys(Aggregates aggregates, Ids ids) {
        this.aggregates = aggregates;
        this.ids = ids;
    }

    /**
     * Adds a key that is valid for an hour.
     *
     * @return the key's id
     */
    public String add(ApplicationRef application, PublicKey key) {
        return add(application, key, Instant.now().plus(Duration.ofHours(1)));
    }

    /**
     * Adds a key.
     *
     * @return the key's id
     */
    public String add(ApplicationRef application, PublicKey key, Instant expiresAt) {
        String keyId = ids.next();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        aggregates.handle(
                ApplicationDecider.TYPE,
                application.appId(),
                application.project().orgId(),
                new ApplicationDecider.Addressed(
                        application.project(),
                        new ApplicationCommand.AddKey(keyId, pem, expiresAt),
                        ApiAccess.INSTANCE),
                Actor.system());
        return keyId;
    }
}
