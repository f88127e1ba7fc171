package dev.signet.session;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Writes;
import jakarta.inject.Singleton;
import java.util.Set;

/** Keeps {@code session_view} up to date, which has one row for each session, ended ones included. */
@Singleton
final class SessionProjection implements InlineProjection {

    @Override
    public Set<String> tables() {
        return Set.of("session_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of(SessionDecider.STREAM_TYPE);
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        switch ((SessionEvent) recorded.event()) {
            case SessionEvent.Added added -> insert(transaction, recorded, added);
            case SessionEvent.Checked checked ->
                transaction.write(
                        """
                        update session_view
                           set proofs = (select array_agg(distinct p order by p) from unnest(proofs || ?::text) p),
                               auth_time = ?, expires_at = ?, proved_at = ?, version = ?, changed_at = ?
                         where id = ?
                        """,
                        checked.proof(),
                        checked.checkedAt(),
                        checked.expiresAt(),
                        recorded.recordedAt(),
                        recorded.version(),
                        recorded.recordedAt(),
                        recorded.stream().id());
            case SessionEvent.Terminated terminated ->
                transaction.write(
                        "update session_view set state = ?, version = ?, changed_at = ? where id = ?",
                        SessionState.TERMINATED,
                        recorded.version(),
                        recorded.recordedAt(),
                        recorded.stream().id());
        }
    }

    private static void insert(Writes transaction, RecordedEvent<?> recorded, SessionEvent.Added added) {
        transaction.write(
                """
                insert into session_view (id, agent_id, user_id, org_id, state, auth_time, proofs, expires_at, proved_at,
                                          version, created_at, changed_at)
                values (?, ?, ?, ?, ?, ?, '{}', ?, ?, ?, ?, ?)
                """,
                recorded.stream().id(),
                added.agentId(),
                added.userId(),
                recorded.owner(),
                SessionState.ACTIVE,
                added.authTime(),
                added.expiresAt(),
                recorded.recordedAt(),
                recorded.version(),
                recorded.recordedAt(),
                recorded.recordedAt());
    }
}
