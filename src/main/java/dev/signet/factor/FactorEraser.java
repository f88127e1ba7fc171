package dev.signet.factor;

import dev.signet.jdbc.Sql;
import dev.signet.vault.Eraser;
import jakarta.inject.Singleton;
import java.util.Map;

/** Counts a person's factors, which the cascades of the rooms end, and deletes the counts of wrong codes. */
@Singleton
final class FactorEraser implements Eraser {
    private final FactorTries tries;

    FactorEraser(FactorTries tries) {
        this.tries = tries;
    }

    @Override
    public Map<String, Long> count(Sql transaction, String userId) {
        return Map.of(
                "totp_view",
                Eraser.rows(transaction, "totp_view", "user_id", userId),
                "recovery_code_view",
                Eraser.rows(transaction, "recovery_code_view", "user_id", userId),
                "factor_tries",
                Eraser.rows(transaction, "factor_tries", "user_id", userId));
    }

    @Override
    public void erase(Sql transaction, String userId) {
        tries.forget(transaction, userId);
    }
}
