package dev.signet.token;

import dev.signet.access.Authenticator;
import dev.signet.access.Membership;
import dev.signet.access.Memberships;
import dev.signet.access.Principal;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Authenticates API calls by access tokens. A token must have the API in its audience, be admitted by {@link
 * TokenGate}, and belong to an application that may call the API ({@link ApiAccessRule}).
 *
 * <p>{@link #authenticate} refuses a token that is bound to a key, because such a token needs a proof of possession and
 * is sent with the authorization scheme {@code DPoP} instead (RFC 9449 section 7.2).
 */
@Singleton
public final class AccessTokenAuthenticator implements Authenticator {
    private final AccessTokens tokens;
    private final TokenGate gate;
    private final Memberships memberships;
    private final ApiAccessRule api;

    AccessTokenAuthenticator(AccessTokens tokens, TokenGate gate, Memberships memberships, ApiAccessRule api) {
        this.tokens = tokens;
        this.gate = gate;
        this.memberships = memberships;
        this.api = api;
    }

    @Override
    public Optional<Principal> authenticate(String bearerToken) {
        return tokens.read(bearerToken)
                .filter(token -> token.keyThumbprint() == null)
                .flatMap(this::admit);
    }

    /**
     * Returns the caller that an access token stands for, or empty if the token is not valid for the API. If the token
     * is bound to a key, whoever calls this method must have checked the proof of possession.
     */
    public Optional<Principal> admit(AccessToken token) {
        return token.audience().contains(ApiAudience.VALUE) ? principal(token) : Optional.empty();
    }

    private Optional<Principal> principal(AccessToken token) {
        GateVerdict verdict = gate.check(token);
        if (!verdict.admitted()) {
            return Optional.empty();
        }
        List<Membership> held = memberships.of(token.userId());
        if (!api.allows(verdict, held)) {
            return Optional.empty();
        }
        String actorId = token.actors().present();
        // An actor who acts for a user did not authenticate as that user, so the time of the user's sign-in does not
        // count.
        Instant authTime = actorId == null ? token.terms().authTime() : null;
        return Optional.of(new Principal(
                token.userId(),
                verdict.orgId(),
                token.id(),
                token.sessionId(),
                authTime,
                held,
                actorId,
                token.clientId(),
                actorId == null && verdict.twoFactors()));
    }
}
