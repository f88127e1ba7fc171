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
 * Permanently erases the personal data of a person (GDPR article 17) while the event log stays complete.
 *
 * <p>One transaction destroys the key under which the personal data is encrypted, deletes secrets, claims, memberships
 * and table rows, removes metadata keys that older events stored in readable form, and appends the event
 * {@code user.erased}. What remains in the log says that a user existed and what happened when, but not who it was.
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

    /**
     * What was erased.
     *
     * @param user the user's last state
     * @param removed the number of deleted rows by table
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
        StreamId stream = new StreamId("user", userId);
        Report report = aggregates.inTransaction(transaction -> {
            Map<String, Long> removed = new TreeMap<>();
            count(transaction, "user_view", "id", userId, removed);
            count(transaction, "membership_view", "user_id", userId, removed);
            VIEWS.forEach(view -> count(transaction, view, "user_id", userId, removed));
            // counted before the user is deleted, because deleting the user already removes some of the rows
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
