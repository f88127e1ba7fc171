package dev.signet.user.view;

import dev.signet.jdbc.Sql;
import dev.signet.vault.Eraser;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the rows about a person. {@link UserProjection} deletes them when the event {@code user.erased} is appended.
 */
@Singleton
final class UserEraser implements Eraser {

    @Override
    public Map<String, Long> count(Sql transaction, String userId) {
        Map<String, Long> rows = new TreeMap<>();
        rows.put("user_view", Eraser.rows(transaction, "user_view", "id", userId));
        rows.put("user_metadata_view", Eraser.rows(transaction, "user_metadata_view", "user_id", userId));
        rows.put("machine_key_view", Eraser.rows(transaction, "machine_key_view", "user_id", userId));
        rows.put("pat_view", Eraser.rows(transaction, "pat_view", "user_id", userId));
        return rows;
    }
}
