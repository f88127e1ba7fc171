package dev.signet.vault;

import dev.signet.jdbc.Sql;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Deletes a person's secrets and the key that encrypts their personal data. Without the key, that data is unreadable in
 * the event log and in every backup of the log.
 */
@Singleton
final class VaultEraser implements Eraser {
    private final SubjectKeys subjectKeys;
    private final Secrets secrets;

    VaultEraser(SubjectKeys subjectKeys, Secrets secrets) {
        this.subjectKeys = subjectKeys;
        this.secrets = secrets;
    }

    @Override
    public Map<String, Long> count(Sql transaction, String userId) {
        return Map.of(
                "secrets",
                Eraser.rows(transaction, "secrets", "owner", userId),
                "subject_keys",
                Eraser.rows(transaction, "subject_keys", "subject", userId));
    }

    @Override
    public void erase(Sql transaction, String userId) {
        secrets.erase(transaction, PERSON, userId);
        subjectKeys.erase(transaction, userId);
    }
}
