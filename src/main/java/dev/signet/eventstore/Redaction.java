package dev.signet.eventstore;

import dev.signet.jdbc.Sql;
import jakarta.inject.Singleton;

/**
 * Removes the keys of metadata entries from stored events when a person is erased. Revision 1 of these events stored
 * the keys unencrypted although they are personal data. This is the only change of stored events that the database
 * allows.
 */
@Singleton
public final class Redaction {

    /** Removes the unencrypted metadata keys from the events of a stream; does nothing if there are none. */
    public void redact(Sql transaction, StreamId stream) {
        transaction.later(
                "update events set payload = payload - 'key' where stream_type = ? and stream_id = ?"
                        + " and type in ('user.metadata.set', 'user.metadata.removed') and revision = 1"
                        + " and jsonb_exists(payload, 'key')",
                stream.type(),
                stream.id());
    }
}
