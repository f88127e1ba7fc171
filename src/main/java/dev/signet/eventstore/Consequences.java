package dev.signet.eventstore;

import dev.signet.jdbc.AdvisoryLock;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Makes changes with consequences for any number of streams, in transactions of at most {@value #STREAMS} streams each.
 *
 * <p>Usually a change and all of its consequences are one transaction. If they are too many, the transaction of the
 * change notes its cause in a table, further transactions follow, and the last one deletes the note. The call returns
 * when all of them are done. If it cannot go on because its node was killed, {@link ConsequenceSweep} finds the note and
 * does the rest. Whatever decides on the streams meanwhile must therefore go by the change and not by its consequences.
 */
@Singleton
public final class Consequences {
    /** With half a dozen rows for each stream, a transaction takes well under a second and few locks. */
    static final int STREAMS = 250;

    private final Database database;
    private final Aggregates aggregates;
    private final Clock clock;

    Consequences(Database database, Aggregates aggregates, Clock clock) {
        this.database = database;
        this.aggregates = aggregates;
        this.clock = clock;
    }

    /** A cause whose consequences have not all been carried out yet. */
    record Unfinished(String kind, Consequence.Cause cause, String actor) {}

    /**
     * Makes a change and, in the same transaction as far as the budget goes, what follows from it.
     *
     * @return what the change returned
     */
    public <T> T inOne(Consequence consequence, Consequence.Cause cause, Actor actor, Function<Sql, T> change) {
        return run(consequence, cause, actor, change, true);
    }

    /**
     * Makes a change, and what follows from it in transactions of their own. For a change whose transaction must not
     * wait for the streams that follow.
     *
     * @return what the change returned
     */
    public <T> T apart(Consequence consequence, Consequence.Cause cause, Actor actor, Function<Sql, T> change) {
        return run(consequence, cause, actor, change, false);
    }

    private <T> T run(
            Consequence consequence, Consequence.Cause cause, Actor actor, Function<Sql, T> change, boolean together) {
        AtomicBoolean unfinished = new AtomicBoolean();
        T answer = aggregates.inTransaction(transaction -> {
            T changed = change.apply(transaction);
            StreamBudget budget = new StreamBudget(together ? STREAMS : 0);
            if (together) {
                consequence.follow(transaction, cause, actor, budget);
            }
            unfinished.set(budget.isSpent());
            if (budget.isSpent()) {
                note(transaction, consequence, cause, actor);
            }
            return changed;
        });
        if (unfinished.get()) {
            finish(consequence, cause, actor);
        }
        return answer;
    }

    /** Carries out the consequences of a cause that are left, whether or not the cause was noted in the table. */
    public void finish(Consequence consequence, Consequence.Cause cause, Actor actor) {
        String name = consequence.kind() + '/' + cause.id() + '/' + cause.detail();
        while (aggregates.inTransaction(transaction -> {
            // another node may do the same because it found the note; both then take turns
            AdvisoryLock.hold(transaction, name);
            StreamBudget budget = new StreamBudget(STREAMS);
            consequence.follow(transaction, cause, actor, budget);
            renew(transaction, consequence, cause, !budget.isSpent());
            return budget.isSpent();
        })) {
            // more streams are left than one transaction may change
        }
    }

    /** Returns the noted causes on whose consequences no call has worked for this time. */
    List<Unfinished> abandoned(Duration time) {
        return database.query(
                "select kind, id, owner, detail, actor from unfinished_changes where continued_at < ?"
                        + " order by continued_at limit 100",
                row -> new Unfinished(
                        row.text("kind"),
                        new Consequence.Cause(row.text("id"), row.text("owner"), row.text("detail")),
                        row.text("actor")),
                now().minus(time));
    }

    private void note(Sql transaction, Consequence consequence, Consequence.Cause cause, Actor actor) {
        transaction.later(
                "insert into unfinished_changes (kind, id, detail, owner, actor, continued_at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (kind, id, detail) do nothing",
                consequence.kind(),
                cause.id(),
                cause.detail(),
                cause.owner(),
                actor.id(),
                now());
    }

    private void renew(Sql transaction, Consequence consequence, Consequence.Cause cause, boolean done) {
        if (done) {
            transaction.later(
                    "delete from unfinished_changes where kind = ? and id = ? and detail = ?",
                    consequence.kind(),
                    cause.id(),
                    cause.detail());
        } else {
            transaction.later(
                    "update unfinished_changes set continued_at = ? where kind = ? and id = ? and detail = ?",
                    now(),
                    consequence.kind(),
                    cause.id(),
                    cause.detail());
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
