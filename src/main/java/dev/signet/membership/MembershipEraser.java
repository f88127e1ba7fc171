package dev.signet.membership;

import dev.signet.jdbc.Sql;
import dev.signet.vault.Eraser;
import jakarta.inject.Singleton;
import java.util.Map;

/** Counts a person's memberships, which {@link MembershipCascade} ends. */
@Singleton
final class MembershipEraser implements Eraser {

    @Override
    public Map<String, Long> count(Sql transaction, String userId) {
        return Map.of("membership_view", Eraser.rows(transaction, "membership_view", "user_id", userId));
    }
}
