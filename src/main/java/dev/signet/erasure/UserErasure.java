package dev.signet.erasure;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.Redaction;
import dev.signet.eventstore.StreamId;
import dev.signet.eventstore.UniqueClaims;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.projection.ClusterSignal;
import dev.signet.user.User;
import dev.signet.user.UserCommands;
import dev.signet.vault.Secrets;
import dev.signet.vault.SubjectKeys;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Erases a person for good (GDPR article 17) while the log stays complete.
 *
 * <p>The key under which their personal data is encrypted is destroyed together with their secrets, claims,
 * memberships and view rows, in one transaction with the event {@code user.erased}; keys of metadata that older events
 * kept readable are removed from them. What remains in the log says that
 * somebody existed and what happened when, but not who it was.
 */
@Singleton
public final class UserErasure {
    private static final List<String> VIEWS = List.of("user_metadata_view", "machine_key_view", "pat_view");

    private final Aggregates aggregates;
    private final UserCommands users;
    private final SubjectKeys subjectKeys;
    private final Secrets secrets;
    private final UniqueClaims claims;
    private final Redaction redaction;
    private final ClusterSignal cluster;

    public UserErasure(
            Aggregates aggregates,
            UserCommands users,
            SubjectKeys subjectKeys,
            Secrets secrets,
            UniqueClaims claims,
            Redaction redaction,
            ClusterSignal cluster) {
        this.aggregates = aggregates;
        this.users = users;
        this.subjectKeys = subjectKeys;
        this.secrets = secrets;
        this.claims = claims;
        this.redaction = redaction;
        this.cluster = cluster;
    }

    /** What was erased: the user's last state and how many rows went from which table. */
    public record Report(Loaded<User> user, Map<String, Long> removed) {
        public Report {
            removed = Map.copyOf(removed);
        }
    }

    /**
     * Erases a person.
     *
     * @param force also erases a user that was not deleted before; otherwise such a user is refused with
     *     FAILED_PRECONDITION
     */
    public Report erase(String userId, boolean force, Actor actor) {
        StreamId stream = new StreamId("user", userId);
        Report report = aggregates.inTransaction(transaction -> {
            Map<String, Long> removed = new TreeMap<>();
            count(transaction, "user_view", "id", userId, removed);
            count(transaction, "membership_view", "user_id", userId, removed);
            VIEWS.forEach(view -> count(transaction, view, "user_id", userId, removed));
            // counted before: deleting the user takes some of them already
            count(transaction, "secrets", "owner", userId, removed);
            count(transaction, "stream_snapshots", "subject", userId, removed);
            count(transaction, "unique_claims", "stream", stream.type() + '/' + stream.id(), removed);
            Loaded<User> erased = users.eraseIn(transaction, userId, force, actor);
            secrets.erase(transaction, stream.type(), userId);
            claims.releaseAll(transaction, stream);
            redaction.redact(transaction, stream);
            removed.put("subject_keys", subjectKeys.erase(transaction, userId) ? 1L : 0L);
            return new Report(erased, removed);
        });
        cluster.subjectErased(userId);
        return report;
    }

    private static void count(Sql transaction, String table, String column, String userId, Map<String, Long> counts) {
        counts.put(
                table,
                transaction.single(
                        "select count(*) as n from " + table + " where " + column + " = ?",
                        row -> row.number("n"),
                        userId));
    }
}
