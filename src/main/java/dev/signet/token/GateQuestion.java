package dev.signet.token;

import dev.signet.session.Session;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A use or an issue of tokens that {@link TokenGate} is to check.
 *
 * @param userId the user of the token
 * @param clientId the application's client id, or the user's own id when a machine user gets a token for itself
 * @param issuedAt when the token was issued; null for one that is still to be issued
 * @param opensApi whether the token is meant for this server's own API
 */
public record GateQuestion(
        String userId,
        String clientId,
        @Nullable String sessionId,
        @Nullable String familyId,
        @Nullable String tokenId,
        @Nullable Instant issuedAt,
        Actors actors,
        boolean opensApi) {

    /**
     * Tells whether the session must have proven all that the account demands now: if the session is to be used, tokens
     * are to be issued, or a token is to be used for this server's own API, which can change the account.
     */
    boolean requiresAllProofs() {
        return issuedAt == null || (opensApi && sessionId != null);
    }

    /** Asks whether this access token may be used. */
    public static GateQuestion use(AccessToken token) {
        return new GateQuestion(
                token.userId(),
                token.clientId(),
                token.sessionId(),
                token.familyId(),
                token.id(),
                token.issuedAt(),
                token.actors(),
                opensApi(token.terms()));
    }

    /** Asks whether a session may be used for this application. */
    public static GateQuestion session(Session session, String clientId) {
        return new GateQuestion(session.userId(), clientId, session.id(), null, null, null, Actors.NONE, false);
    }

    /** Asks whether tokens on these terms may be issued. */
    public static GateQuestion issue(TokenTerms terms) {
        return issue(terms, null, Actors.NONE);
    }

    /** Asks whether tokens on these terms may be issued in this family to these actors, who act for the user. */
    public static GateQuestion issue(TokenTerms terms, @Nullable String familyId, Actors actors) {
        return new GateQuestion(
                terms.userId(), terms.clientId(), terms.sessionId(), familyId, null, null, actors, opensApi(terms));
    }

    /** Asks whether the actor may impersonate this user. */
    public static GateQuestion impersonate(String userId, String actorId) {
        // the user's id also serves as client id, because the client is not part of this question
        return new GateQuestion(userId, userId, null, null, null, null, Actors.impersonating(actorId), false);
    }

    private static boolean opensApi(TokenTerms terms) {
        return terms.audience().contains(ApiAudience.VALUE);
    }
}
