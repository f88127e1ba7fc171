package dev.signet.factor.totp;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.user.UserCascade;
import jakarta.inject.Singleton;
import java.util.List;

/** Removes the authenticator app of a removed user, and its secret with it. */
@Singleton
final class TotpCascade implements UserCascade {
    private final Aggregates aggregates;

    TotpCascade(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    @Override
    public void userRemoved(Sql transaction, String userId, Actor actor, StreamBudget budget) {
        List<String> found = transaction.query(
                "select user_id from totp_view where user_id = ? limit ?",
                row -> row.text("user_id"),
                userId,
                budget.left());
        budget.each(
                found,
                id -> aggregates.handleIn(transaction, TotpDecider.TYPE, id, "", new TotpCommand.Remove(), actor));
    }
}
