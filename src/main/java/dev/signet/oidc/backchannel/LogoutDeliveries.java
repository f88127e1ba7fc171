package dev.signet.oidc.backchannel;

import dev.signet.jdbc.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The deliveries that are due or wait for another attempt; any number of nodes work on them. */
@Singleton
final class LogoutDeliveries {
    /** How long a receiver that does not answer is tried. */
    static final Duration KEPT = Duration.ofHours(24);

    /** Longer than one attempt can last. */
    private static final Duration TAKEN = Duration.ofMinutes(2);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final Database database;

    LogoutDeliveries(Database database) {
        this.database = database;
    }

    /** Notes whom to tell; nothing happens for those that are noted already. */
    void register(String sessionId, String userId, Collection<String> clientIds) {
        database.update(
                "insert into back_channel_logouts (session_id, client_id, user_id, next_attempt_at, expires_at)"
                        + " select ?, c, ?, now(), now() + ? * interval '1 millisecond' from unnest(?::text[]) c"
                        + " on conflict do nothing",
                sessionId,
                userId,
                KEPT.toMillis(),
                clientIds.toArray(String[]::new));
    }

    /**
     * Takes deliveries that are due, the longest waiting first. Another node that takes at the same time gets others: it
     * finds the rows postponed when it comes to them.
     *
     * @param busy clients that are told something already, and get nothing now
     * @param failing clients that did not answer last, and get one call each
     * @param each most for any other client
     */
    List<LogoutDelivery> take(int most, Collection<String> busy, Collection<String> failing, int each) {
        return database.query(
                """
                update back_channel_logouts d
                   set attempts = attempts + 1, next_attempt_at = now() + ? * interval '1 millisecond'
                  from (select session_id, client_id
                          from (select session_id, client_id, next_attempt_at,
                                       row_number() over (partition by client_id order by next_attempt_at) as place
                                  from back_channel_logouts
                                 where next_attempt_at <= now() and client_id <> all (?::text[])) due
                         where place <= case when client_id = any (?::text[]) then 1 else ? end
                         order by next_attempt_at
                         limit ?) chosen
                 where d.session_id = chosen.session_id and d.client_id = chosen.client_id
                   and d.next_attempt_at <= now()
                returning d.session_id, d.client_id, d.user_id, d.attempts
                """,
                row -> new LogoutDelivery(
                        row.text("session_id"), row.text("client_id"), row.text("user_id"), row.integer("attempts")),
                TAKEN.toMillis(),
                busy.toArray(String[]::new),
                failing.toArray(String[]::new),
                each,
                most);
    }

    /** The receiver knows, or there is nobody to tell any more. */
    void done(LogoutDelivery delivery) {
        database.update(
                "delete from back_channel_logouts where session_id = ? and client_id = ?",
                delivery.sessionId(),
                delivery.clientId());
    }

    /** Puts a delivery off: 1 s, 2 s, 4 s and so on, at most 15 minutes; false when its time is up and it was dropped. */
    boolean postpone(LogoutDelivery delivery) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(delivery.attempts() - 1, 20));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        boolean dropped = database.update(
                        "delete from back_channel_logouts where session_id = ? and client_id = ? and expires_at <= now()",
                        delivery.sessionId(),
                        delivery.clientId())
                > 0;
        if (!dropped) {
            database.update(
                    "update back_channel_logouts set next_attempt_at = now() + ? * interval '1 millisecond'"
                            + " where session_id = ? and client_id = ?",
                    pause.toMillis(),
                    delivery.sessionId(),
                    delivery.clientId());
        }
        return !dropped;
    }
}
