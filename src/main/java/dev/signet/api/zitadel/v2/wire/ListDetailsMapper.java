package dev.signet.api.zitadel.v2.wire;

import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.object.v2.ListDetails;
import dev.signet.eventstore.EventLog;
import dev.signet.jdbc.Database;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Creates the details of a list: its total length and the state of the view from which it was read. Views are written
 * in the same transaction as the events, so they are always up to date.
 */
@Singleton
public final class ListDetailsMapper {
    private final Database database;
    private final Clock clock;

    ListDetailsMapper(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The details of a list with this total number of entries. */
    public ListDetails details(long total) {
        return ListDetails.newBuilder()
                .setTotalResult(total)
                .setProcessedSequence(EventLog.highestPosition(database))
                .setTimestamp(WireTime.timestamp(clock.instant()))
                .build();
    }
}
