package dev.signet.eventstore;

/** Fragments of SQL by which statements of other packages reach the log. */
public final class EventSql {
    private EventSql() {}

    /**
     * The stored type of the event at a position.
     *
     * @param position an expression
     */
    public static String typeAt(String position) {
        return "(select e.type from events e where e.position = " + position + ")";
    }

    /**
     * The number of events of a stream after a position.
     *
     * @param alias of a row with the columns {@code stream_type}, {@code stream_id} and {@code position}
     */
    public static String countBehind(String alias) {
        return """
                (select count(*) from events e where e.stream_type = %1$s.stream_type and e.stream_id = %1$s.stream_id
                                                 and e.position > %1$s.position)""".formatted(alias);
    }

    /**
     * Selects, as {@code id}, the ids of the streams that have events of some types after a position.
     *
     * <p>Parameters: the types as an array, and the position.
     */
    public static String changedStreams() {
        return "select distinct stream_id as id from events where type = any(?) and position > ?";
    }

    /**
     * The condition that there is a stream with this id of one of some types.
     *
     * <p>Parameters: the stream types as an array, and the id.
     */
    public static String streamExists() {
        return "exists (select from events where stream_type = any (?) and stream_id = ? and version = 1)";
    }
}
