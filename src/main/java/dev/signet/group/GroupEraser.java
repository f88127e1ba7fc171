package dev.signet.group;

import dev.signet.jdbc.Sql;
import dev.signet.vault.Eraser;
import jakarta.inject.Singleton;
import java.util.Map;

/** Counts a person's memberships in groups, which {@link GroupEnds} ends. */
@Singleton
final class GroupEraser implements Eraser {

    @Override
    public Map<String, Long> count(Sql transaction, String userId) {
        return Map.of("group_member_view", Eraser.rows(transaction, "group_member_view", "user_id", userId));
    }
}
