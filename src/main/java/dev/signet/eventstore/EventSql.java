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
     * How many events of a stream stand behind a position of it.
     *
     * @param alias of a row with the columns {@code stream_type}, {@code stream_id} and {@code position}
     */
    public static String countBehind(String alias) {
        return """
                (select count(*) from events e where e.stream_type = %1$s.stream_type and e.stream_id = %1$s.stream_id
                                                 and e.position > %1$s.position)""".formatted(alias);
    }
}
