package dev.signet.session;

import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.kernel.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rules of a session as pure functions. The caller has already checked that the user may sign in. */
final class SessionDecider {
    /** Name under which the type of the session streams is stored. */
    static final String STREAM_TYPE = "session";

    static final AggregateType<SessionCommand, SessionEvent, SessionFacts> TYPE = new AggregateType<>(
            STREAM_TYPE,
            SessionEvent.class,
            SessionFacts.NONE,
            SessionDecider::decide,
            SessionDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(SessionFacts.class, 1));

    private SessionDecider() {}

    static Decision<SessionEvent> decide(SessionCommand command, SessionFacts session) {
        return switch (command) {
            case SessionCommand.Start start -> start(start);
            case SessionCommand.Prove prove -> prove(prove, session);
            case SessionCommand.Terminate(SessionEnd reason) -> terminate(reason, session);
        };
    }

    static SessionFacts evolve(SessionFacts session, SessionEvent event) {
        return switch (event) {
            case SessionEvent.Added added ->
                new SessionFacts(
                        SessionState.ACTIVE,
                        added.agentId(),
                        added.userId(),
                        Set.of(),
                        added.authTime(),
                        added.expiresAt());
            case SessionEvent.Checked checked -> {
                Set<Proof> proofs = new TreeSet<>(session.proofs());
                proofs.add(checked.proof());
                yield new SessionFacts(
                        session.state(),
                        session.agentId(),
                        session.userId(),
                        proofs,
                        checked.checkedAt(),
                        checked.expiresAt());
            }
            case SessionEvent.Terminated terminated ->
                new SessionFacts(
                        SessionState.TERMINATED,
                        session.agentId(),
                        session.userId(),
                        session.proofs(),
                        session.authTime(),
                        session.expiresAt());
        };
    }

    private static Decision<SessionEvent> start(SessionCommand.Start start) {
        List<SessionEvent> events = new ArrayList<>();
        events.add(new SessionEvent.Added(start.agentId(), start.userId(), start.authTime(), start.expiresAt()));
        events.addAll(checks(start.proofs(), start.authTime(), start.expiresAt()));
        return Decision.of(events);
    }

    private static Decision<SessionEvent> prove(SessionCommand.Prove prove, SessionFacts session) {
        SessionState state = session.state();
        if (state == null) {
            throw SessionError.NOT_FOUND.exception();
        }
        return switch (state) {
            case TERMINATED -> throw SessionError.TERMINATED.exception();
            case ACTIVE -> {
                if (!prove.checkedAt().isBefore(session.expiresAt())) {
                    throw SessionError.EXPIRED.exception();
                }
                yield Decision.of(checks(prove.proofs(), prove.checkedAt(), prove.expiresAt()));
            }
        };
    }

    private static Decision<SessionEvent> terminate(SessionEnd reason, SessionFacts session) {
        SessionState state = session.state();
        if (state == null) {
            throw SessionError.NOT_FOUND.exception();
        }
        return switch (state) {
            case TERMINATED -> Decision.nothing();
            case ACTIVE -> Decision.of(new SessionEvent.Terminated(reason));
        };
    }

    private static List<SessionEvent> checks(Set<Proof> proofs, Instant checkedAt, Instant expiresAt) {
        if (proofs.isEmpty()) {
            throw SessionError.NO_PROOF.exception();
        }
        return proofs.stream()
                .sorted()
                .map(proof -> (SessionEvent)
                        switch (proof) {
                            case PASSWORD -> new SessionEvent.PasswordChecked(checkedAt, expiresAt);
                            case TOTP -> new SessionEvent.TotpChecked(checkedAt, expiresAt);
                            case RECOVERY_CODE -> new SessionEvent.RecoveryCodeChecked(checkedAt, expiresAt);
                        })
                .toList();
    }
}
