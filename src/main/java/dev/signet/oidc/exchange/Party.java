package dev.signet.oidc.exchange;

import dev.signet.token.Actors;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody a token stands for, and what it allows at most; the token was valid when it was looked at.
 *
 * @param actors who acts for the user already
 * @param authTime null for machines
 * @param expiresAt when the token ends
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

    /** A user whom another one names and acts for: allowed is what the other one is allowed. */
    static Party named(String userId, Party by, Instant expiresAt) {
        Actors actors = Actors.impersonating(by.userId);
        return new Party(userId, null, null, by.scopes, by.audience, actors, null, List.of(), List.of(), expiresAt);
    }

    /** The same without what would open this server's own API. */
    Party without(String scope, String recipient) {
        return new Party(
                userId,
                sessionId,
                familyId,
                scopes.stream().filter(one -> !one.equals(scope)).toList(),
                audience.stream().filter(one -> !one.equals(recipient)).toList(),
                actors,
                authTime,
                amr,
                userinfoClaims,
                expiresAt);
    }
}
