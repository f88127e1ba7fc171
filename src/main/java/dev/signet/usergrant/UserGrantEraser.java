package dev.signet.usergrant;

import dev.signet.jdbc.Sql;
import dev.signet.vault.Eraser;
import jakarta.inject.Singleton;
import java.util.Map;

/** Counts a person's user grants, which {@link UserGrantCascade} removes. */
@Singleton
final class UserGrantEraser implements Eraser {

    @Override
    public Map<String, Long> count(Sql transaction, String userId) {
        return Map.of("user_grant_view", Eraser.rows(transaction, "user_grant_view", "user_id", userId));
    }
}
