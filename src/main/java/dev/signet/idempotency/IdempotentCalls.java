package dev.signet.idempotency;

import dev.signet.eventstore.AppendMark;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.ExpiredRows;
import dev.signet.jdbc.Sql;
import dev.signet.vault.VaultKeys;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out calls with an idempotency key at most once, and remembers their answers for {@link #MEMORY}. Answers may
 * contain secrets, so they are stored encrypted.
 *
 * <p>A node may stop between the change that a call makes and storing its answer. Therefore every transaction that
 * appends events in such a call also notes that the call has had an effect. A call that has not ended within {@link
 * #LONGEST} may be carried out again only if it has had none, and from then on the first attempt can change nothing any
 * more.
 *
 * <p>Source: draft-ietf-httpapi-idempotency-key-header-07.
 */
@Singleton
public final class IdempotentCalls {
    /** How long an answer is kept and given again to a repeated call. */
    public static final Duration MEMORY = Duration.ofHours(24);

    /**
     * How long a call without a stored answer counts as still running. No call that is answered in time takes as long.
     */
    static final Duration LONGEST = Duration.ofMinutes(2);

    private static final String PURPOSE = "idempotency";

    private final Database database;
    private final VaultKeys keys;
    private final Clock clock;

    IdempotentCalls(Database database, VaultKeys keys, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Carries out a call, or returns the answer of an earlier call with the same key and request. If the work fails,
     * nothing is remembered and the call may be made again.
     *
     * @throws dev.signet.kernel.DomainException an {@link IdempotencyError} if the key was used for another request, or
     * if the earlier call has not ended
     */
    public byte[] answer(KeyedCall call, Supplier<byte[]> work) {
        String attempt = UUID.randomUUID().toString();
        if (!begins(call, attempt)) {
            Optional<byte[]> earlier = earlier(call);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            takeOver(call, attempt);
        }
        boolean done = false;
        try {
            byte[] answer = AppendMark.during(transaction -> markEffective(transaction, call, attempt), work);
            store(call, attempt, answer);
            done = true;
            return answer;
        } finally {
            if (!done) {
                database.update(
                        "delete from idempotent_calls where key_digest = ? and attempt = ? and answer is null",
                        call.keyDigest(),
                        attempt);
            }
        }
    }

    private boolean begins(KeyedCall call, String attempt) {
        Instant now = clock.instant();
        // an expired row is that of another call, which the sweep has not removed yet
        return database.update(
                        """
                        insert into idempotent_calls (key_digest, request_digest, caller, attempt, begun_at, expires_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (key_digest) do update
                           set request_digest = excluded.request_digest, attempt = excluded.attempt,
                               begun_at = excluded.begun_at, effective = false, answer = null,
                               expires_at = excluded.expires_at
                         where idempotent_calls.expires_at <= excluded.begun_at
                        """, call.keyDigest(), call.requestDigest(), call.caller(), attempt, now, now.plus(MEMORY))
                == 1;
    }

    /** Returns the answer of the earlier call, or empty if it has stopped without effect. */
    private Optional<byte[]> earlier(KeyedCall call) {
        Row row = database.first(
                        "select request_digest, begun_at, effective, answer from idempotent_calls where key_digest = ?",
                        each -> new Row(
                                each.text("request_digest"),
                                each.instant("begun_at"),
                                each.flag("effective"),
                                each.bytesOrNull("answer")),
                        call.keyDigest())
                // the earlier call has failed just now
                .orElseThrow(IdempotencyError.STILL_RUNNING::exception);
        if (!row.requestDigest().equals(call.requestDigest())) {
            throw IdempotencyError.KEY_REUSED.exception();
        }
        byte[] answer = row.answer();
        if (answer != null) {
            return Optional.of(keys.decrypt(PURPOSE, answer, call.keyDigest()));
        }
        if (row.begunAt().plus(LONGEST).isAfter(clock.instant())) {
            throw IdempotencyError.STILL_RUNNING.exception();
        }
        if (row.effective()) {
            throw IdempotencyError.ANSWER_LOST.exception();
        }
        return Optional.empty();
    }

    private void takeOver(KeyedCall call, String attempt) {
        Instant now = clock.instant();
        int taken = database.update(
                "update idempotent_calls set attempt = ?, begun_at = ? where key_digest = ? and request_digest = ?"
                        + " and answer is null and not effective and begun_at < ?",
                attempt,
                now,
                call.keyDigest(),
                call.requestDigest(),
                now.minus(LONGEST));
        if (taken == 0) {
            throw IdempotencyError.STILL_RUNNING.exception();
        }
    }

    private static void markEffective(Sql transaction, KeyedCall call, String attempt) {
        int marked = transaction.update(
                "update idempotent_calls set effective = true where key_digest = ? and attempt = ?",
                call.keyDigest(),
                attempt);
        if (marked == 0) {
            throw IdempotencyError.STILL_RUNNING.exception();
        }
    }

    private void store(KeyedCall call, String attempt, byte[] answer) {
        database.update(
                "update idempotent_calls set answer = ?, expires_at = ? where key_digest = ? and attempt = ?",
                keys.encrypt(PURPOSE, answer, call.keyDigest()),
                clock.instant().plus(MEMORY),
                call.keyDigest(),
                attempt);
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        ExpiredRows.delete(database, "idempotent_calls", "expires_at < now()");
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(String requestDigest, Instant begunAt, boolean effective, byte @Nullable [] answer) {}
}
