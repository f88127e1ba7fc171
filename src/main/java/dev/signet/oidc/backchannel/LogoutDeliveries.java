package dev.signet.oidc.backchannel;

import dev.signet.jdbc.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * The stored deliveries, both those that are due and those that wait for another attempt. Several nodes may work on
 * them at the same time.
 */
@Singleton
final class LogoutDeliveries {
    /** How long a delivery is attempted before it is deleted. */
    static final Duration KEPT = Duration.ofHours(24);

    /**
     * How long a node reserves a delivery. Must be longer than one attempt can take, or another node would make the
     * same attempt.
     */
    private static final Duration TAKEN = Duration.ofMinutes(2);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final Database database;

    LogoutDeliveries(Database database) {
        this.database = database;
    }

    /** Stores a delivery for each client. Deliveries that exist already stay unchanged. */
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
     * Reserves deliveries that are due, the longest waiting first. Another node that does the same concurrently gets
     * other deliveries, because a reserved one is no longer due.
     *
     * @param most maximum number of deliveries
     * @param busy clients that are being called now; no delivery for them is returned
     * @param failing clients whose last call failed; at most one delivery for each is returned
     * @param each maximum number of deliveries for each other client
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

    /** Deletes a delivery because it succeeded or its application no longer has a back-channel logout URI. */
    void done(LogoutDelivery delivery) {
        database.update(
                "delete from back_channel_logouts where session_id = ? and client_id = ?",
                delivery.sessionId(),
                delivery.clientId());
    }

    /**
     * Postpones a delivery by 1 s after its first attempt, then by 2 s, 4 s and so on, at most 15 minutes. Returns
     * false if the delivery was deleted instead, because it has been attempted for 24 hours.
     */
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
