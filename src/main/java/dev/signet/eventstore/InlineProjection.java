package dev.signet.eventstore;

import dev.signet.jdbc.Writes;
import java.util.List;
import java.util.Set;

/**
 * Keeps tables up to date in the transaction that appends an event, so that a change is visible when the call returns.
 *
 * <p>A projection writes only rows that belong to the event's own stream; names of other aggregates are not stored in
 * these rows, but joined when they are read. Its SQL names tables without schema, because a rebuild runs the same
 * statements on copies of the tables in another schema.
 */
public interface InlineProjection {

    /** Returns the names of the tables that the projection writes, in the schema {@code views}. */
    Set<String> tables();

    /** Returns the types of the streams whose events the projection applies. */
    Set<String> streamTypes();

    /** Applies an event to the rows of its stream. */
    void apply(Writes transaction, RecordedEvent<?> event);

    /**
     * Brings the rows up to date with consecutive events of one stream: those of one append, or in a rebuild those of
     * several appends. A projection may override this to combine the writes of several events, as long as the rows end
     * up the same.
     */
    default void apply(Writes transaction, List<? extends RecordedEvent<?>> events) {
        events.forEach(event -> apply(transaction, event));
    }
}
