package dev.signet.token;

import dev.signet.eventstore.RecordedEvent;
import dev.signet.kernel.Actor;
import dev.signet.projection.AsyncProjection;
import dev.signet.session.SessionCommands;
import dev.signet.session.SessionEnd;
import dev.signet.session.SessionEvent;
import dev.signet.session.SessionsConfig;
import dev.signet.user.PasswordEvent;
import dev.signet.user.UserEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;

/**
 * Ends the sessions and token families of a user who was disabled or whose password was changed, and the token families
 * of a session that has ended.
 *
 * <p>{@link TokenGate} refuses the tokens as soon as the event is stored, with one exception: if sign-outs do not end
 * refresh tokens ({@link TokensConfig#endWithSession}), it admits those of a session that was ended for another reason
 * until this projection has ended them. This projection is needed because a user who is activated again must sign in
 * again (security rule 15), because lists must show what has ended, and because applications must be notified.
 */
@Singleton
public final class TokenEnding implements AsyncProjection {
    private final SessionCommands sessions;
    private final RefreshTokens families;
    private final FamilyQueries queries;
    private final GatePolicy policy;

    TokenEnding(
            SessionCommands sessions,
            RefreshTokens families,
            FamilyQueries queries,
            TokensConfig tokens,
            SessionsConfig sessionsConfig) {
        this.sessions = sessions;
        this.families = families;
        this.queries = queries;
        this.policy = GatePolicy.of(tokens, sessionsConfig);
    }

    @Override
    public String name() {
        return "token-ending";
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of("user", "session");
    }

    @Override
    public void handle(RecordedEvent<?> event) {
        String id = event.stream().id();
        Instant at = event.recordedAt();
        switch (event.event()) {
            case UserEvent.Deactivated e -> disabled(id, at);
            case UserEvent.Suspended e -> disabled(id, at);
            case UserEvent.Removed e -> disabled(id, at);
            case UserEvent.Locked locked -> {
                // Too many wrong passwords lock the user for a while, but do not end sessions: somebody who guesses
                // passwords must not be able to sign the person out.
                if (locked.reason() == UserEvent.LockReason.ADMINISTRATOR) {
                    disabled(id, at);
                }
            }
            case PasswordEvent.Changed e -> {
                if (policy.endOnPasswordChange()) {
                    end(id, at, SessionEnd.PASSWORD_CHANGED, FamilyEnd.PASSWORD_CHANGED);
                }
            }
            case SessionEvent.Terminated(SessionEnd reason) -> sessionEnded(id, reason);
            default -> {
                // every other event ends nothing
            }
        }
    }

    private void disabled(String userId, Instant at) {
        end(userId, at, SessionEnd.USER_DISABLED, FamilyEnd.USER_DISABLED);
    }

    private void end(String userId, Instant at, SessionEnd sessionEnd, FamilyEnd familyEnd) {
        sessions.terminateAllNotProvenSince(userId, at, sessionEnd, Actor.system());
        families.revokeAll(queries.idsOf(userId, at), familyEnd, Actor.system());
    }

    private void sessionEnded(String sessionId, SessionEnd reason) {
        FamilyEnd familyEnd = switch (reason) {
            case SIGN_OUT -> FamilyEnd.SIGN_OUT;
            case ADMINISTRATOR -> FamilyEnd.ADMINISTRATOR;
            case USER_REMOVED, USER_DISABLED -> FamilyEnd.USER_DISABLED;
            case PASSWORD_CHANGED -> FamilyEnd.PASSWORD_CHANGED;
        };
        if (reason != SessionEnd.SIGN_OUT || policy.endWithSession()) {
            families.revokeAllOfSession(sessionId, familyEnd, Actor.system());
        }
    }
}
