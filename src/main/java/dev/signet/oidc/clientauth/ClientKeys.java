package dev.signet.oidc.clientauth;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.Client;
import dev.signet.application.ClientKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public keys by which a client signs: assertions and request objects alike. */
@Singleton
public final class ClientKeys {
    private final ApplicationQueries applications;
    private final Clock clock;

    ClientKeys(ApplicationQueries applications, Clock clock) {
        this.applications = applications;
        this.clock = clock;
    }

    /**
     * The unexpired key a JWT of the client names, in PEM.
     *
     * @param keyId null for the only one the client has (OpenID Connect Core 10.1)
     */
    public Optional<String> find(Client client, @Nullable String keyId) {
        List<ClientKey> valid = applications.keys(client.appId()).stream()
                .filter(key -> key.expiresAt().isAfter(clock.instant()))
                .toList();
        if (keyId == null) {
            return valid.size() == 1 ? Optional.of(valid.getFirst().publicKey()) : Optional.empty();
        }
        return valid.stream()
                .filter(key -> key.keyId().equals(keyId))
                .map(ClientKey::publicKey)
                .findFirst();
    }
}
