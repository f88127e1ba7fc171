package dev.signet.api.zitadel;

import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.v1.ListDetails;
import dev.signet.eventstore.EventLog;
import dev.signet.jdbc.Database;
import jakarta.inject.Singleton;
import java.time.Clock;

/** How long a list is and how current; views are kept in the transaction that appends, so that they are always current. */
@Singleton
public final class ListDetailsMapper {
    private final EventLog log;
    private final Database database;
    private final Clock clock;

    ListDetailsMapper(EventLog log, Database database, Clock clock) {
        this.log = log;
        this.database = database;
        this.clock = clock;
    }

    /** The details of a list of so many entries on all pages. */
    public ListDetails details(long total) {
        return ListDetails.newBuilder()
                .setTotalResult(total)
                .setProcessedSequence(log.highestPosition(database))
                .setViewTimestamp(WireTime.timestamp(clock.instant()))
                .build();
    }
}
