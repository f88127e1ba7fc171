package dev.signet.token;

import dev.signet.kernel.DomainError;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes that can be requested of a token family. */
sealed interface FamilyCommand {

    /** Opens the family, with or without a first refresh token. */
    record Open(TokenTerms terms, @Nullable Lifetimes refresh, Instant now) implements FamilyCommand {}

    /**
     * Exchanges a refresh token for the next one. The caller has checked that the token is authentic.
     *
     * @param generation the generation that the presented refresh token contains
     * @param clientId the authenticated client that presents the token
     * @param scopes the requested scopes; empty for all that were granted
     * @param keyThumbprint thumbprint of the key whose possession the request proved; null for none
     * @param gate why {@link TokenGate} refuses the family's tokens; null if it admits them
     */
    record Redeem(
            int generation,
            String clientId,
            Set<String> scopes,
            @Nullable String keyThumbprint,
            @Nullable DomainError gate,
            Lifetimes lifetimes,
            Instant now)
            implements FamilyCommand {
        public Redeem {
            scopes = Set.copyOf(scopes);
        }
    }

    /**
     * Uses a refresh token and keeps it as the current one. It need not be replaced, because its client authenticates
     * and proves a key with each use.
     */
    record Extend(Redeem redeem) implements FamilyCommand {}

    /** Ends the family; changes nothing if it has already ended. */
    record Revoke(FamilyEnd reason) implements FamilyCommand {}

    /**
     * The lifetimes of refresh tokens.
     *
     * @param idle how long a refresh token may stay unused
     * @param absolute how long after the family was opened its refresh tokens expire at the latest
     * @param reuseGrace how long after a renewal a use of the former refresh token is merely refused and does not end
     *     the family
     */
    record Lifetimes(Duration idle, Duration absolute, Duration reuseGrace) {}
}
