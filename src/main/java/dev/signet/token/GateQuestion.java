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

    /** May this access token be used? */
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

    /** May a session be used for this application? */
    public static GateQuestion session(Session session, String clientId) {
        return new GateQuestion(session.userId(), clientId, session.id(), null, null, null, Actors.NONE, false);
    }

    /** May tokens on these terms be made? */
    public static GateQuestion issue(TokenTerms terms) {
        return issue(terms, null, Actors.NONE);
    }

    /** May tokens on these terms be made in this family, for those who act for the user? */
    public static GateQuestion issue(TokenTerms terms, @Nullable String familyId, Actors actors) {
        return new GateQuestion(
                terms.userId(), terms.clientId(), terms.sessionId(), familyId, null, null, actors, opensApi(terms));
    }

    /** May this user be impersonated by the actor? */
    public static GateQuestion impersonate(String userId, String actorId) {
        // a user stands in for the client, which is not what is asked about
        return new GateQuestion(userId, userId, null, null, null, null, Actors.impersonating(actorId), false);
    }

    private static boolean opensApi(TokenTerms terms) {
        return terms.audience().contains(ApiAudience.VALUE);
    }
}
