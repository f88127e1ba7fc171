package dev.signet.eventstore;

import dev.signet.jdbc.Sql;
import jakarta.inject.Singleton;

/**
 * Removes personal data that an earlier revision of an event kept readable: the keys of metadata. It is the one change of a
 * stored event that the database allows, and part of erasing a person.
 */
@Singleton
public final class Redaction {

    /** Removes them from the events of a stream; does nothing where there are none left. */
    public void redact(Sql transaction, StreamId stream) {
        transaction.later(
                "update events set payload = payload - 'key' where stream_type = ? and stream_id = ?"
                        + " and type in ('user.metadata.set', 'user.metadata.removed') and revision = 1"
                        + " and jsonb_exists(payload, 'key')",
                stream.type(),
                stream.id());
    }
}
