package dev.signet.application;

import dev.signet.vault.Digests;
import jakarta.inject.Singleton;

/** Checks client secrets, of which only keyed digests are stored. */
@Singleton
public final class ClientSecrets {
    /**
     * Kind of secret under which the digests of client secrets are stored, and the purpose that separates these digests
     * from others.
     */
    static final String KIND = "client_secret";

    /** Id under which the only secret of an application is stored. */
    static final String ID = "current";

    private final Digests digests;

    public ClientSecrets(Digests digests) {
        this.digests = digests;
    }

    /**
     * Tells whether this is the client's secret. The comparison takes constant time, and the result is false if the
     * client does not authenticate by a secret. The caller checks whether the client is active.
     */
    public boolean matches(Client client, String secret) {
        String digest = digests.token(KIND, secret);
        String stored = client.secretDigest();
        return client.authMethod().usesSecret() && stored != null && Digests.same(stored, digest);
    }
}
