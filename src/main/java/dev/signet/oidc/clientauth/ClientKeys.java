package dev.signet.oidc.clientauth;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.Client;
import dev.signet.application.ClientKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the public keys with which a client signs assertions and request objects: registered keys, or keys that the
 * client publishes.
 */
@Singleton
public final class ClientKeys {
    private final ApplicationQueries applications;
    private final PublishedKeys published;
    private final Clock clock;

    ClientKeys(ApplicationQueries applications, PublishedKeys published, Clock clock) {
        this.applications = applications;
        this.published = published;
        this.clock = clock;
    }

    /**
     * The unexpired key, in PEM, that verifies a JWT of the client; empty if there is none. Blocks while keys are
     * fetched from the client's {@code jwks_uri}.
     *
     * @param keyId the id in the JWT; null if the JWT names none, in which case the client must have exactly one key
     * (OpenID Connect Core 10.1)
     */
    public Optional<String> find(Client client, @Nullable String keyId) {
        Map<String, String> keys = registered(client);
        if (keyId == null || !keys.containsKey(keyId)) {
            published(client, keyId).forEach(keys::putIfAbsent);
        }
        if (keyId == null) {
            return keys.size() == 1 ? keys.values().stream().findFirst() : Optional.empty();
        }
        return Optional.ofNullable(keys.get(keyId));
    }

    private Map<String, String> registered(Client client) {
        Map<String, String> keys = new HashMap<>();
        for (ClientKey key : applications.keys(client.appId())) {
            if (key.expiresAt().isAfter(clock.instant())) {
                keys.put(key.keyId(), key.publicKey());
            }
        }
        return keys;
    }

    // The keys that the client publishes. Nothing is fetched for a client that is not active.
    private Map<String, String> published(Client client, @Nullable String keyId) {
        String address = client.addresses().jwksUri();
        return client.active() && !address.isEmpty() ? published.of(client.clientId(), address, keyId) : Map.of();
    }
}
