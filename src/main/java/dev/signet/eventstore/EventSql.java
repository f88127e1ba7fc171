package dev.signet.eventstore;

/** SQL fragments with which statements of other packages read the table {@code events}. */
public final class EventSql {
    private EventSql() {}

    /**
     * Returns a scalar subquery for the stored type of the event at a position.
     *
     * @param position an SQL expression for the position
     */
    public static String typeAt(String position) {
        return "(select e.type from events e where e.position = " + position + ")";
    }

    /**
     * Returns a scalar subquery for the number of events that a stream has after a position.
     *
     * @param alias alias of a row with the columns {@code stream_type}, {@code stream_id} and {@code position}
     */
    public static String countBehind(String alias) {
        return """
                (select count(*) from events e where e.stream_type = %1$s.stream_type and e.stream_id = %1$s.stream_id
                                                 and e.position > %1$s.position)""".formatted(alias);
    }

    /**
     * Returns a query for the ids, in the column {@code id}, of the streams that have events of certain types after a
     * position.
     *
     * <p>Parameters: the event types as an array, and the position.
     */
    public static String changedStreams() {
        return "select distinct stream_id as id from events where type = any(?) and position > ?";
    }

    /**
     * Returns the condition that a stream with a certain id and one of certain types exists.
     *
     * <p>Parameters: the stream types as an array, and the id.
     */
    public static String streamExists() {
        return "exists (select from events where stream_type = any (?) and stream_id = ? and version = 1)";
    }

    /**
     * Returns a query for those of some ids, in the column {@code id}, for which streams of certain types exist.
     *
     * <p>Parameters: the stream types and the ids, each as an array.
     */
    public static String existingStreams() {
        return "select stream_id as id from events where stream_type = any(?) and stream_id = any(?) and version = 1";
    }
}
