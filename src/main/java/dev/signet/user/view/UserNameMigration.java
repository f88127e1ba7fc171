package dev.signet.user.view;

import dev.signet.eventstore.Fence;
import dev.signet.eventstore.StreamId;
import dev.signet.eventstore.UniqueClaims;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.user.LoginNamePolicy;
import dev.signet.user.UserAggregate;
import dev.signet.user.UserNameForm;
import dev.signet.user.UserNames;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Converts the claims of user names from before {@link UserNameForm} was introduced to that form, once per database.
 *
 * <p>SQL cannot do this, because claims are keyed digests. If the names of several users now have the same form, the
 * claim goes to the user whose name is exactly this form, or else to the oldest one. The others keep the claim of their
 * name in the previous form, which is lower case, can still sign in with exactly that name, and are reported in the
 * log.
 */
@Singleton
public final class UserNameMigration {
    private static final Logger LOG = Logger.getLogger(UserNameMigration.class);
    private static final int BATCH = 500;

    private final Database database;
    private final UniqueClaims claims;
    private final LoginNamePolicy policy;

    public UserNameMigration(Database database, UniqueClaims claims, LoginNamePolicy policy) {
        this.database = database;
        this.claims = claims;
        this.policy = policy;
    }

    /**
     * Converts the remaining claims in small transactions. It may be interrupted, and several nodes may share the work.
     */
    public void run() {
        boolean more = isDue();
        while (more) {
            more = database.inTransaction(this::migrateBatch);
        }
    }

    private boolean isDue() {
        return database.first("select last_user_id from user_name_migration where completed_at is null", row -> true)
                .isPresent();
    }

    private boolean migrateBatch(Sql transaction) {
        Optional<String> after = transaction.first(
                "select last_user_id from user_name_migration where completed_at is null for update",
                row -> row.text("last_user_id"));
        if (after.isEmpty()) {
            return false; // another node has already finished
        }
        Fence.shutOut(transaction);
        List<Named> batch = batch(transaction, after.get());
        batch.forEach(user -> migrate(transaction, user));
        if (batch.isEmpty()) {
            transaction.update("update user_name_migration set completed_at = now()");
            return false;
        }
        transaction.update(
                "update user_name_migration set last_user_id = ?",
                batch.getLast().id());
        return true;
    }

    private void migrate(Sql transaction, Named user) {
        String typed = UserNameForm.asTyped(user.userName());
        String form = UserNameForm.of(user.userName());
        if (form.equals(typed)) {
            return;
        }
        String scope = UserNames.scope(policy, user.orgId());
        StreamId stream = new StreamId(UserAggregate.STREAM_TYPE, user.id());
        if (!claims.replace(transaction, stream, UserNames.CLAIM, scope, typed, form)) {
            claims.holder(transaction, UserNames.CLAIM, scope, form)
                    .filter(holder -> !holder.equals(user.id()))
                    .ifPresent(holder -> LOG.warnf(
                            "the user name of user %s differs from that of user %s only in case, width or composition"
                                    + " of characters; both can still sign in with exactly the name they have, and one"
                                    + " of them should be renamed",
                            user.id(), holder));
        }
    }

    // Names of visible ASCII characters and single spaces are omitted, because their form did not change.
    private static List<Named> batch(Sql transaction, String after) {
        return transaction.query(
                "select id, org_id, user_name from user_view where state <> 'DELETED' and id > ?"
                        + " and user_name collate \"C\" !~ '^[!-~]+( [!-~]+)*$' order by id limit ?",
                row -> new Named(row.text("id"), row.text("org_id"), row.text("user_name")),
                after,
                BATCH);
    }

    private record Named(String id, String orgId, String userName) {}
}
