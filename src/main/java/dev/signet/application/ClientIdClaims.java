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
 * Claims the client ids of applications from before there were such claims, removed ones included, and reports those that a
 * user has too. The schema's migration lists them; claims are keyed digests, which the database cannot compute.
 */
@Singleton
final class ClientIdClaims {
    /** After the schema was migrated, before anything is asked. */
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
            LOG.infof("claimed the client ids of %d applications", claimed);
        }
    }

    /** Claims what is listed and answers how many those were; what fails is listed still. */
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
                    "the id %s is that of a user and the client id of application %s: tokens of the two cannot be told"
                            + " apart by it, so remove one of them and add it again",
                    one.clientId(), one.appId());
        }
    }
}
