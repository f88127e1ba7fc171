package dev.signet.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of a token family, which consists of all tokens that come from one authorization.
 *
 * @param state null before the family exists
 * @param generation number of the current refresh token, counted from 1; 0 for a family without refresh token
 * @param renewedAt when the current refresh token was issued
 * @param idleExpiresAt when the current refresh token expires unless it is used
 * @param expiresAt when the refresh tokens of the family expire at the latest, however often they are renewed
 */
public record Family(
        @Nullable FamilyState state,
        TokenTerms terms,
        int generation,
        Instant renewedAt,
        Instant idleExpiresAt,
        Instant expiresAt) {
    static final Family NONE = new Family(
            null,
            new TokenTerms("", "", null, List.of(), List.of(), null, List.of(), null, List.of()),
            0,
            Instant.EPOCH,
            Instant.EPOCH,
            Instant.EPOCH);
}
