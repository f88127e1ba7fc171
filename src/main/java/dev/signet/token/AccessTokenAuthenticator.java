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
 * Lets access tokens call the API: those with its audience, admitted by the gate now, of applications that may open it.
 *
 * <p>A token bound to a key is refused here: it needs a proof, which comes under another scheme (RFC 9449 section 7.2).
 */
@Singleton
public final class AccessTokenAuthenticator implements Authenticator {
    private final AccessTokens tokens;
    private final TokenGate gate;
    private final Memberships memberships;
    private final ApiDoor api;

    AccessTokenAuthenticator(AccessTokens tokens, TokenGate gate, Memberships memberships, ApiDoor api) {
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

    /** The caller an access token stands for, whose key is for the caller of this to check; empty if it does not count. */
    public Optional<Principal> admit(AccessToken token) {
        return token.audience().contains(ApiAudience.VALUE) ? principal(token) : Optional.empty();
    }

    private Optional<Principal> principal(AccessToken token) {
        GateVerdict verdict = gate.check(token);
        if (!verdict.admitted()) {
            return Optional.empty();
        }
        List<Membership> held = memberships.of(token.userId());
        if (!api.opens(verdict, held)) {
            return Optional.empty();
        }
        String actorId = token.actors().present();
        // Whoever acts for a person has not proven to be that person.
        Instant authTime = actorId == null ? token.terms().authTime() : null;
        return Optional.of(
                new Principal(token.userId(), verdict.orgId(), token.id(), token.sessionId(), authTime, held, actorId));
    }
}
