package dev.signet.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked of a family. */
sealed interface FamilyCommand {

    /** Opens it, with a first refresh token or without. */
    record Open(TokenTerms terms, @Nullable Lifetimes refresh, Instant now) implements FamilyCommand {}

    /**
     * Exchanges a refresh token, whose authenticity was checked, for the next.
     *
     * @param generation as in the token
     * @param clientId the client that presents it, authenticated
     * @param scopes those asked for; empty for all
     * @param keyThumbprint the key proven with the request, or null
     * @param gate the gate's refusal, or null
     */
    record Redeem(
            int generation,
            String clientId,
            Set<String> scopes,
            @Nullable String keyThumbprint,
            @Nullable TokenRefusal gate,
            Lifetimes lifetimes,
            Instant now)
            implements FamilyCommand {
        public Redeem {
            scopes = Set.copyOf(scopes);
        }
    }

    /** The same for a refresh token that stays, because its client proves itself with each use. */
    record Extend(Redeem redeem) implements FamilyCommand {}

    /** Ends it; nothing happens if it has ended. */
    record Revoke(FamilyEnd reason) implements FamilyCommand {}

    /**
     * How long refresh tokens last.
     *
     * @param reuseGrace for how long the former one is refused without consequence
     */
    record Lifetimes(Duration idle, Duration absolute, Duration reuseGrace) {}
}
