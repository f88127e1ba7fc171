package dev.signet.token;

import dev.signet.access.Authenticator;
import dev.signet.access.Principal;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Lets access tokens call the API: those with its audience, admitted by the gate now.
 *
 * <p>A token bound to a key is refused, because the API asks for no proof of the key (RFC 9449 section 7.2).
 */
@Singleton
public final class AccessTokenAuthenticator implements Authenticator {
    private final AccessTokens tokens;
    private final TokenGate gate;

    AccessTokenAuthenticator(AccessTokens tokens, TokenGate gate) {
        this.tokens = tokens;
        this.gate = gate;
    }

    @Override
    public Optional<Principal> authenticate(String bearerToken) {
        return tokens.read(bearerToken)
                .filter(token -> token.keyThumbprint() == null)
                .filter(token -> token.audience().contains(ApiAudience.VALUE))
                .flatMap(this::principal);
    }

    private Optional<Principal> principal(AccessToken token) {
        GateVerdict verdict = gate.check(token);
        return verdict.admitted()
                ? Optional.of(new Principal(token.userId(), verdict.orgId(), token.id(), token.sessionId()))
                : Optional.empty();
    }
}
