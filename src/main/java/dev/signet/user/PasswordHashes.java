package dev.signet.user;

import dev.signet.vault.Secrets;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;

/**
 * Reads the hashes of people's passwords, for an export. Whoever has them can try passwords without a limit, so only an
 * owner of the instance may get them.
 */
@Singleton
public final class PasswordHashes {
    private final Secrets secrets;

    PasswordHashes(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Returns the encoded hash of each of these people who has a password, by the person's id. */
    public Map<String, String> of(Collection<String> userIds) {
        return secrets.values(userIds, PasswordDecider.SECRET, PasswordDecider.SECRET_ID);
    }
}
