package dev.signet.token;

import dev.signet.session.Session;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the gate is asked about.
 *
 * @param userId the user the token is for
 * @param clientId the application's client id, or the user's own id where a machine user asks for itself
 * @param issuedAt when the token was issued; null for one still to be made
 * @param actorId who acts for the user; null when the user does
 */
public record GateQuestion(
        String userId,
        String clientId,
        @Nullable String sessionId,
        @Nullable String familyId,
        @Nullable String tokenId,
        @Nullable Instant issuedAt,
        @Nullable String actorId) {

    /** May this access token be used? */
    public static GateQuestion use(AccessToken token) {
        return new GateQuestion(
                token.userId(),
                token.clientId(),
                token.sessionId(),
                token.familyId(),
                token.id(),
                token.issuedAt(),
                token.actors().isEmpty() ? null : token.actors().getFirst());
    }

    /** May a session be used for this application? */
    public static GateQuestion session(Session session, String clientId) {
        return new GateQuestion(session.userId(), clientId, session.id(), null, null, null, null);
    }

    /** May tokens on these terms be made? */
    public static GateQuestion issue(TokenTerms terms) {
        return new GateQuestion(terms.userId(), terms.clientId(), terms.sessionId(), null, null, null, null);
    }

    /** May tokens on these terms be made for somebody who acts for the user? */
    public static GateQuestion issue(TokenTerms terms, String actorId) {
        return new GateQuestion(terms.userId(), terms.clientId(), terms.sessionId(), null, null, null, actorId);
    }
}
