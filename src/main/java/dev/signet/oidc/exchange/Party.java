package dev.signet.oidc.exchange;

import dev.signet.token.Actors;
import dev.signet.token.ApiAudience;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user or actor of a presented token, and what the token allows. The token was valid when it was checked.
 *
 * @param actors the users who already act for this user
 * @param authTime when the user signed in; null for machine users
 * @param expiresAt when the token expires
 */
record Party(
        String userId,
        @Nullable String sessionId,
        @Nullable String familyId,
        List<String> scopes,
        List<String> audience,
        Actors actors,
        @Nullable Instant authTime,
        List<String> amr,
        List<String> userinfoClaims,
        Instant expiresAt) {

    Party {
        scopes = List.copyOf(scopes);
        audience = List.copyOf(audience);
        amr = List.copyOf(amr);
        userinfoClaims = List.copyOf(userinfoClaims);
    }

    /**
     * A user whom another user impersonates. Scopes and audience come from the token of the other user.
     *
     * @param by the user who impersonates
     */
    static Party named(String userId, Party by, Instant expiresAt) {
        Actors actors = Actors.impersonating(by.userId);
        return new Party(userId, null, null, by.scopes, by.audience, actors, null, List.of(), List.of(), expiresAt);
    }

    /** Returns a copy without the scope and audience of this server's own API. */
    Party withoutApi() {
        return new Party(
                userId,
                sessionId,
                familyId,
                scopes.stream().filter(one -> !one.equals(ApiAudience.SCOPE)).toList(),
                audience.stream().filter(one -> !one.equals(ApiAudience.VALUE)).toList(),
                actors,
                authTime,
                amr,
                userinfoClaims,
                expiresAt);
    }
}
