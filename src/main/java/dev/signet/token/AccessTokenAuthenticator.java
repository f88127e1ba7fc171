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
 * Authenticates API calls by access tokens. A token must have the API in its audience, be admitted by
 * {@link TokenGate}, and belong to an application that may call the API.
 *
 * <p>A token bound to a key is refused here, because it needs a proof of possession and comes under another
 * authorization scheme (RFC 9449 section 7.2).
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
     * Returns the caller that an access token stands for, or empty if the token is not valid for the API. The caller of
     * this method has checked the proof of possession for the token's key, if it has one.
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
        // An actor who acts for a person did not authenticate as that person.
        Instant authTime = actorId == null ? token.terms().authTime() : null;
        return Optional.of(
                new Principal(token.userId(), verdict.orgId(), token.id(), token.sessionId(), authTime, held, actorId));
    }
}
