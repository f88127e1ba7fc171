package dev.signet.oidc.authorize;

import dev.signet.oidc.ProtocolError;
import dev.signet.session.Session;
import dev.signet.session.SessionQueries;
import dev.signet.token.GateQuestion;
import dev.signet.token.TokenGate;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Decides whether somebody who is already signed in answers a request, or a person must be asked. */
@Singleton
final class SessionChoice {
    private final SessionQueries sessions;
    private final TokenGate gate;
    private final Clock clock;

    SessionChoice(SessionQueries sessions, TokenGate gate, Clock clock) {
        this.sessions = sessions;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * The session that answers without asking; empty when a person must be asked. With {@code prompt=none} an error of
     * OpenID Connect Core 3.1.2.6 takes the place of asking.
     */
    Optional<Session> withoutAsking(AuthRequest request) {
        boolean silent = request.prompts().contains(Prompt.NONE);
        if (!silent && !request.prompts().isEmpty()) {
            return Optional.empty();
        }
        List<Session> fitting = sessions.activeOfAgent(request.agentId()).stream()
                .filter(session -> fits(request, session))
                .toList();
        if (fitting.size() == 1) {
            return Optional.of(fitting.getFirst());
        }
        if (silent && fitting.isEmpty()) {
            throw ProtocolError.LOGIN_REQUIRED.because("Nobody suitable is signed in in this browser.");
        }
        if (silent) {
            throw ProtocolError.ACCOUNT_SELECTION_REQUIRED.because("Several accounts are signed in in this browser.");
        }
        return Optional.empty();
    }

    /** The session a person chose or made, if it may answer the request now. */
    Optional<Session> chosen(AuthRequest request) {
        String sessionId = request.sessionId();
        return sessionId == null
                ? Optional.empty()
                : sessions.find(sessionId)
                        .filter(session -> session.agentId().equals(request.agentId()))
                        .filter(session -> session.isActive(clock.instant()))
                        .filter(session -> request.isOpenTo(session.orgId()))
                        .filter(session -> request.accepts(session.authTime(), clock.instant()))
                        .filter(session -> isAdmitted(request.clientId(), session));
    }

    private boolean fits(AuthRequest request, Session session) {
        return request.isAbout(session.userId())
                && request.isOpenTo(session.orgId())
                && request.accepts(session.authTime(), clock.instant())
                && isAdmitted(request.clientId(), session);
    }

    private boolean isAdmitted(String clientId, Session session) {
        return gate.check(GateQuestion.session(session, clientId)).admitted();
    }
}
