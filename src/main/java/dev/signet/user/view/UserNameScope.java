package dev.signet.user.view;

import dev.signet.eventstore.StreamId;
import dev.signet.eventstore.UniqueClaims;
import dev.signet.jdbc.Sql;
import dev.signet.user.UserAggregate;
import dev.signet.user.UserNames;
import jakarta.inject.Singleton;
import java.util.List;

/** Replaces the claims of all user names when the domain policy changes the scope in which they must be unique. */
@Singleton
public final class UserNameScope {
    private static final int BATCH = 1_000;

    private final UniqueClaims claims;

    public UserNameScope(UniqueClaims claims) {
        this.claims = claims;
    }

    /** Releases the claims of all user names and claims them again, per organization or for the whole instance. */
    public void claimAnew(Sql transaction, boolean perOrganization) {
        claims.releaseKind(transaction, UserNames.CLAIM);
        String after = "";
        List<Named> batch = batch(transaction, after);
        while (!batch.isEmpty()) {
            for (Named user : batch) {
                claims.apply(
                                transaction,
                                new StreamId(UserAggregate.STREAM_TYPE, user.id()),
                                user.orgId(),
                                List.of(UserNames.take(perOrganization ? user.orgId() : "", user.userName())))
                        .require();
            }
            after = batch.getLast().id();
            batch = batch(transaction, after);
        }
    }

    private static List<Named> batch(Sql transaction, String after) {
        return transaction.query(
                "select id, org_id, user_name from user_view where state <> 'DELETED' and id > ? order by id limit ?",
                row -> new Named(row.text("id"), row.text("org_id"), row.text("user_name")),
                after,
                BATCH);
    }

    private record Named(String id, String orgId, String userName) {}
}
