package dev.signet.erasure;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Loaded;
import dev.signet.kernel.Actor;
import dev.signet.projection.ClusterSignal;
import dev.signet.user.User;
import dev.signet.user.UserCommands;
import dev.signet.vault.Eraser;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Permanently erases the personal data of a person (GDPR article 17) while the event log stays complete.
 *
 * <p>In one transaction the event {@code user.erased} is appended and every package erases what it holds of the person
 * ({@link Eraser}), including the key with which their personal data is encrypted. What remains in the log says that
 * somebody existed and what happened when, but not who it was.
 */
@Singleton
public final class UserErasure {
    private final Aggregates aggregates;
    private final UserCommands users;
    private final List<Eraser> erasers;
    private final ClusterSignal cluster;

    UserErasure(Aggregates aggregates, UserCommands users, @All List<Eraser> erasers, ClusterSignal cluster) {
        this.aggregates = aggregates;
        this.users = users;
        this.erasers = erasers;
        this.cluster = cluster;
    }

    /**
     * What was erased.
     *
     * @param user the user's last state
     * @param removed how many rows were about the person, by the name of the table; tables without such a row are
     * omitted
     */
    public record Report(Loaded<User> user, Map<String, Long> removed) {
        public Report {
            removed = Map.copyOf(removed);
        }
    }

    /**
     * Erases a person.
     *
     * @param force also erases a user that was not deleted before; without it, such a user is refused with
     * FAILED_PRECONDITION
     */
    public Report erase(String userId, boolean force, Actor actor) {
        Report report = aggregates.inTransaction(transaction -> {
            Map<String, Long> removed = new TreeMap<>();
            // all rows are counted before the first one is deleted, because removing the user deletes rows of several
            // packages
            erasers.forEach(eraser -> removed.putAll(eraser.count(transaction, userId)));
            removed.values().removeIf(rows -> rows == 0);
            Loaded<User> erased = users.eraseIn(transaction, userId, force, actor);
            erasers.forEach(eraser -> eraser.erase(transaction, userId));
            return new Report(erased, removed);
        });
        cluster.subjectErased(userId);
        return report;
    }
}
