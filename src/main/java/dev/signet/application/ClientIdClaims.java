package dev.signet.application;

import dev.signet.eventstore.StreamId;
import dev.signet.eventstore.SubjectId;
import dev.signet.eventstore.UniqueClaims;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Claims the client ids of older applications, including removed ones, so that nobody else gets the same id. Newer
 * applications claim their client id when they are added. Ids that a user has too are reported in the log. A migration
 * of the database schema lists the older applications in a table. The server has to claim them because claims are keyed
 * digests, which the database cannot compute.
 */
@Singleton
final class ClientIdClaims {
    /** Runs after the schema migration and before the first request. */
    private static final int PRIORITY = 5;

    private static final Logger LOG = Logger.getLogger(ClientIdClaims.class);

    private final Database database;
    private final UniqueClaims claims;

    ClientIdClaims(Database database, UniqueClaims claims) {
        this.database = database;
        this.claims = claims;
    }

    private record Unclaimed(String clientId, String appId, String orgId, boolean isUser) {}

    void start(@Observes @Priority(PRIORITY) StartupEvent event) {
        int claimed = claimListed();
        if (claimed > 0) {
            LOG.infof("claimed the client ids of %d applications from before client ids were claimed", claimed);
        }
    }

    /**
     * Claims all listed ids and empties the list. An id that another stream has already claimed stays with that stream.
     *
     * @return how many ids were listed
     */
    int claimListed() {
        return database.inTransaction(transaction -> {
            List<Unclaimed> listed = transaction.query(
                    "delete from unclaimed_client_ids returning client_id, app_id, org_id, is_user",
                    row -> new Unclaimed(
                            row.text("client_id"), row.text("app_id"), row.text("org_id"), row.flag("is_user")));
            listed.forEach(one -> claim(transaction, one));
            return listed.size();
        });
    }

    private void claim(Sql transaction, Unclaimed one) {
        claims.apply(
                transaction,
                new StreamId(ApplicationDecider.STREAM_TYPE, one.appId()),
                one.orgId(),
                List.of(SubjectId.take(one.clientId(), ApplicationError.ID_TAKEN)));
        if (one.isUser()) {
            LOG.warnf(
                    "the id %s belongs both to a user and, as client id, to application %s: their tokens cannot be told"
                            + " apart, so remove one of them and add it again",
                    one.clientId(), one.appId());
        }
    }
}
