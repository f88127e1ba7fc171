package dev.signet.eventstore;

import dev.signet.jdbc.Sql;
import java.util.Set;

/**
 * A view kept in the transaction that appends, so that a change is visible when the call returns.
 *
 * <p>It touches only rows keyed by the event's own stream; names of other aggregates are joined when reading. Its SQL
 * names tables without schema: a rebuild runs the same statements against a new table of the same name.
 */
public interface InlineProjection {

    /** Names of the tables it keeps, in the {@code views} schema. */
    Set<String> tables();

    /** Types of the streams it follows. */
    Set<String> streamTypes();

    /** Brings the rows of this event's stream up to date. */
    void apply(Sql transaction, RecordedEvent<?> event);
}
