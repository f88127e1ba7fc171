package dev.signet.factor.recovery;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.user.UserCascade;
import jakarta.inject.Singleton;
import java.util.List;

/** Removes the recovery codes of a removed user. */
@Singleton
final class RecoveryCascade implements UserCascade {
    private final Aggregates aggregates;

    RecoveryCascade(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    @Override
    public void userRemoved(Sql transaction, String userId, Actor actor, StreamBudget budget) {
        List<String> found = transaction.query(
                "select user_id from recovery_code_view where user_id = ? limit ?",
                row -> row.text("user_id"),
                userId,
                budget.left());
        budget.each(
                found,
                id -> aggregates.handleIn(
                        transaction, RecoveryDecider.TYPE, id, "", new RecoveryCommand.Remove(), actor));
    }
}
