package dev.signet.idempotency;

import dev.signet.jdbc.Sql;
import dev.signet.vault.Eraser;
import jakarta.inject.Singleton;
import java.util.Map;

/** Forgets the answers that a person got to calls with an idempotency key. */
@Singleton
final class IdempotencyEraser implements Eraser {

    @Override
    public Map<String, Long> count(Sql transaction, String userId) {
        return Map.of("idempotent_calls", Eraser.rows(transaction, "idempotent_calls", "caller", userId));
    }

    @Override
    public void erase(Sql transaction, String userId) {
        transaction.update("delete from idempotent_calls where caller = ?", userId);
    }
}
