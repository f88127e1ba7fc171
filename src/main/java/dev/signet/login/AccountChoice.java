package dev.signet.login;

import dev.signet.interaction.SessionChoice;
import dev.signet.interaction.SignInRequest;
import dev.signet.interaction.Wanted;
import dev.signet.kernel.DomainError;
import dev.signet.session.Session;
import dev.signet.session.SessionQueries;
import dev.signet.token.GateQuestion;
import dev.signet.token.TokenGate;
import dev.signet.token.TokenRefusal;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts that are signed in in a browser and that the person may choose from to answer a request. */
@Singleton
final class AccountChoice {
    private final SessionQueries sessions;
    private final UserQueries users;
    private final Accounts accounts;
    private final TokenGate gate;
    private final SessionChoice answering;
    private final Clock clock;

    AccountChoice(
            SessionQueries sessions,
            UserQueries users,
            Accounts accounts,
            TokenGate gate,
            SessionChoice answering,
            Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.accounts = accounts;
        this.gate = gate;
        this.answering = answering;
        this.clock = clock;
    }

    /**
     * Whether to show the account choice. It is not shown if nobody suitable is signed in or if all that the request
     * wants is a fresh proof, which starts with the login name or the password. It is also not shown if the
     * application's hint names an account that is not signed in, unless the application asks for the account choice.
     *
     * @param signedIn the {@link #candidates} for the request
     */
    boolean isOffered(SignInRequest request, List<Session> signedIn) {
        if (wantsProofOnly(request, signedIn)) {
            return false;
        }
        return !(request.wants(Wanted.ACCOUNT_CHOICE) ? signedIn : answering.hinted(request, signedIn)).isEmpty();
    }

    /**
     * Whether a fresh proof is all that the request wants: because it says so ({@code prompt=login}), or because the
     * only account that is signed in last authenticated longer ago than the request allows ({@code max_age}).
     */
    private boolean wantsProofOnly(SignInRequest request, List<Session> signedIn) {
        return !request.wants(Wanted.ACCOUNT_CHOICE)
                && (request.wants(Wanted.FRESH_PROOF)
                        || (signedIn.size() == 1 && needsProof(request, signedIn.getFirst())));
    }

    List<Page.Account> of(SignInRequest request) {
        List<Session> active = candidates(request);
        Map<String, UserView> known =
                users.findAll(active.stream().map(Session::userId).toList());
        return active.stream()
                .map(session -> account(session, known))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The active session with this id; empty if it is not one of the {@link #candidates} for the request. */
    Optional<Session> chosen(SignInRequest request, String sessionId) {
        return candidates(request).stream()
                .filter(session -> session.id().equals(sessionId))
                .findFirst();
    }

    /**
     * The notice that explains why the person is asked for an account again although a session already answers the
     * request: the token gate did not admit that session. Null if no session answers the request.
     */
    @Nullable
    Notice refusal(SignInRequest request) {
        String sessionId = request.sessionId();
        if (sessionId == null) {
            return null;
        }
        return chosen(request, sessionId)
                .map(session -> gate.check(GateQuestion.session(session, request.clientId())))
                .map(verdict -> notice(verdict.refusal()))
                .orElse(Notice.ACCOUNT_REFUSED);
    }

    private static Notice notice(@Nullable DomainError refusal) {
        if (TokenRefusal.ORGANIZATION_NOT_ADMITTED.equals(refusal)) {
            return Notice.ORGANIZATION_REFUSED;
        }
        if (TokenRefusal.SECOND_FACTOR_MISSING.equals(refusal)) {
            return Notice.FACTOR_MISSING;
        }
        return TokenRefusal.ROLE_MISSING.equals(refusal) ? Notice.ROLE_MISSING : Notice.ACCOUNT_REFUSED;
    }

    /**
     * Whether the person who chose a session has to sign in again for it: because the request asks for a newer sign-in
     * ({@code prompt=login}, {@code max_age}), or because the account has a second factor that was not proven.
     */
    boolean wantsSignIn(SignInRequest request, Session session) {
        return needsProof(request, session)
                || !request.accepts(session.proofs())
                || TokenRefusal.SECOND_FACTOR_MISSING.equals(
                        gate.check(GateQuestion.session(session, request.clientId()))
                                .refusal());
    }

    /** Whether the request asks for a sign-in newer than the session's ({@code prompt=login}, {@code max_age}). */
    boolean needsProof(SignInRequest request, Session session) {
        return !request.accepts(session.authTime(), clock.instant());
    }

    /** The login name of a session's user; empty if the user no longer exists. */
    String loginName(Session session) {
        return accounts.byId(session.userId()).map(accounts::nameOf).orElse("");
    }

    /**
     * The login name to fill in when the page is opened. It is that of the only user who may answer the request;
     * without such a user, the application's hint; without a hint, that of the only user who is signed in, if all that
     * the request wants is a fresh proof. Otherwise it is empty.
     *
     * @param signedIn the {@link #candidates} for the request
     * @param other whether the person wants to use an account that is not signed in
     */
    String suggestedName(SignInRequest request, List<Session> signedIn, boolean other) {
        String hinted = request.wishes().userId();
        String hint = request.wishes().loginHint();
        if (hinted != null) {
            return accounts.byId(hinted).map(accounts::nameOf).orElse("");
        }
        String name = Form.line(hint, Form.MAX_LOGIN_NAME);
        if (!name.isEmpty() || other) {
            return name;
        }
        return signedIn.size() == 1 && wantsProofOnly(request, signedIn) ? loginName(signedIn.getFirst()) : "";
    }

    /** The active sessions of the request's browser that suit the request. */
    List<Session> candidates(SignInRequest request) {
        return sessions.activeOfAgent(request.agentId()).stream()
                .filter(session -> request.isAbout(session.userId()) && request.isOpenTo(session.orgId()))
                .toList();
    }

    private Page.@Nullable Account account(Session session, Map<String, UserView> known) {
        UserView user = known.get(session.userId());
        return user == null ? null : new Page.Account(session.id(), user.displayName(), accounts.nameOf(user));
    }
}
