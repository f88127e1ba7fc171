package dev.signet.application;

import dev.signet.vault.Digests;
import jakarta.inject.Singleton;

/** Checks client secrets; only their keyed digests are stored. */
@Singleton
public final class ClientSecrets {
    /** Purpose of the digest, and kind of the secret. */
    static final String KIND = "client_secret";

    /** Id of the only secret of an application. */
    static final String ID = "current";

    private final Digests digests;

    public ClientSecrets(Digests digests) {
        this.digests = digests;
    }

    /**
     * Whether this is the client's secret, compared in constant time; never for a client that authenticates otherwise.
     * The client's state is for the caller to judge.
     */
    public boolean matches(Client client, String secret) {
        String digest = digests.token(KIND, secret);
        String stored = client.secretDigest();
        return client.authMethod().usesSecret() && stored != null && Digests.same(stored, digest);
    }
}
