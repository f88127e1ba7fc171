package dev.signet.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of a family: all tokens that come from one authorization.
 *
 * @param state null before it exists
 * @param generation number of the present refresh token, from 1; 0 for a family without
 * @param renewedAt when the present refresh token was made
 * @param idleExpiresAt when the present refresh token ends unless used
 * @param expiresAt when the last refresh token ends
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
