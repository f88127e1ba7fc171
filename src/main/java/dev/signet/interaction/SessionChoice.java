package dev.signet.interaction;

import dev.signet.session.Session;
import dev.signet.session.SessionQueries;
import dev.signet.token.GateQuestion;
import dev.signet.token.TokenGate;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a person who is already signed in may answer a request without signing in again. */
@Singleton
public final class SessionChoice {
    private final SessionQueries sessions;
    private final UserQueries users;
    private final TokenGate gate;
    private final Clock clock;

    SessionChoice(SessionQueries sessions, UserQueries users, TokenGate gate, Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * The sessions of the request's browser that may answer the request: their user and organization are allowed, the
     * sign-in is recent enough, and the token gate admits them. Whether the request wants an interaction, such as an
     * account choice, is not considered.
     */
    public List<Session> fitting(SignInRequest request) {
        return sessions.activeOfAgent(request.agentId()).stream()
                .filter(session -> request.isAbout(session.userId()))
                .filter(session -> mayAnswer(request, session))
                .toList();
    }

    /**
     * The session that answers the request without any interaction: the only {@link #fitting} session or, if the
     * application hints at an account, the only fitting one of that account. Empty if there is no such session or
     * several, or if the request wants an interaction.
     */
    public Optional<Session> withoutAsking(SignInRequest request) {
        if (request.wishes().wanted().stream().anyMatch(wanted -> wanted != Wanted.SECOND_FACTOR)) {
            return Optional.empty();
        }
        List<Session> fitting = hinted(request, fitting(request));
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /**
     * Returns those of the sessions that belong to the account at which the application hints; all of them without a
     * hint.
     */
    public List<Session> hinted(SignInRequest request, List<Session> signedIn) {
        String hint = request.wishes().loginHint();
        if (hint == null || hint.isBlank() || signedIn.isEmpty()) {
            return signedIn;
        }
        Map<String, UserView> accounts =
                users.findAll(signedIn.stream().map(Session::userId).toList());
        return signedIn.stream()
                .filter(session -> isNamed(accounts.get(session.userId()), hint.strip()))
                .toList();
    }

    private static boolean isNamed(@Nullable UserView user, String name) {
        if (user == null) {
            return false;
        }
        UserView.Human human = user.human();
        return user.loginNames().stream().anyMatch(name::equalsIgnoreCase)
                || name.equalsIgnoreCase(user.userName())
                || (human != null && name.equalsIgnoreCase(human.email()));
    }

    /** The session that the person chose or created for this request, if it may answer the request now. */
    public Optional<Session> chosen(SignInRequest request) {
        String sessionId = request.sessionId();
        return sessionId == null
                ? Optional.empty()
                : gate.session(sessionId, request.clientId())
                        .filter(asked -> asked.session().agentId().equals(request.agentId()))
                        .filter(asked -> asked.session().isActive(clock.instant()))
                        .filter(asked ->
                                suits(request, asked.session()) && asked.use().admitted())
                        .map(TokenGate.AskedSession::session);
    }

    private boolean suits(SignInRequest request, Session session) {
        return request.isOpenTo(session.orgId())
                && request.accepts(session.authTime(), clock.instant())
                && request.accepts(session.proofs());
    }

    private boolean mayAnswer(SignInRequest request, Session session) {
        return suits(request, session)
                && gate.check(GateQuestion.session(session, request.clientId())).admitted();
    }
}
