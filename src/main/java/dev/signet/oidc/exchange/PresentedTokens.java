package dev.signet.oidc.exchange;

import dev.signet.application.Client;
import dev.signet.oidc.jwt.IdToken;
import dev.signet.oidc.jwt.IdTokenReader;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.token.AccessToken;
import dev.signet.token.AccessTokens;
import dev.signet.token.Actors;
import dev.signet.token.GateQuestion;
import dev.signet.token.TokenGate;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tokens that a client presents for an exchange. Each token must have been issued by this server, must not
 * have expired, must be admitted by the token gate now, and must be for the asking client. The response does not say
 * which of these conditions is not met (RFC 8693 section 2.2.2).
 */
@Singleton
final class PresentedTokens {
    /** The only scope that an ID token can be exchanged for, because an ID token only identifies the user. */
    private static final List<String> IDENTITY = List.of("openid");

    private final AccessTokens accessTokens;
    private final IdTokenReader idTokens;
    private final TokenGate gate;
    private final Clock clock;

    PresentedTokens(AccessTokens accessTokens, IdTokenReader idTokens, TokenGate gate, Clock clock) {
        this.accessTokens = accessTokens;
        this.idTokens = idTokens;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * Reads an access token.
     *
     * @param keyThumbprint thumbprint of the key of this request's DPoP proof; a token that is bound to a key must be
     * bound to this key (RFC 9449)
     */
    Optional<Party> accessToken(String text, Client asking, @Nullable String keyThumbprint) {
        return accessTokens
                .read(text)
                .filter(token -> isFor(asking, token.audience(), token.clientId()))
                .filter(token ->
                        token.keyThumbprint() == null || token.keyThumbprint().equals(keyThumbprint))
                .filter(token -> gate.check(token).admitted())
                .map(PresentedTokens::party);
    }

    /**
     * Reads an ID token. It never gives access to this server's API, because it authorizes nothing outside its client.
     */
    Optional<Party> idToken(String text, Client asking) {
        return idTokens.read(text)
                .filter(token -> clock.instant().isBefore(token.expiresAt()))
                .filter(token -> isFor(asking, token.texts("aud"), token.clientId()))
                .flatMap(this::party);
    }

    private Optional<Party> party(IdToken token) {
        Actors actors = Actors.readFrom(token.claims());
        GateQuestion question = new GateQuestion(
                token.userId(), token.clientId(), token.text("sid"), null, null, token.issuedAt(), actors, false);
        Party party = new Party(
                token.userId(),
                token.text("sid"),
                null,
                IDENTITY,
                token.texts("aud"),
                actors,
                token.time("auth_time"),
                token.texts("amr"),
                List.of(),
                token.expiresAt());
        return gate.check(question).admitted() ? Optional.of(party.withoutApi()) : Optional.empty();
    }

    private static Party party(AccessToken token) {
        return new Party(
                token.userId(),
                token.sessionId(),
                token.familyId(),
                token.scopes(),
                token.audience(),
                token.actors(),
                token.terms().authTime(),
                token.terms().amr(),
                token.terms().userinfoClaims(),
                token.expiresAt());
    }

    /** Whether the token was issued to the client, or names the client or its project in its audience. */
    private static boolean isFor(Client asking, List<String> audience, String clientId) {
        return clientId.equals(asking.clientId())
                || audience.contains(asking.clientId())
                || audience.contains(asking.projectId());
    }

    static ProtocolException refused(String parameter) {
        return ProtocolError.INVALID_REQUEST.because("The " + parameter + " is not valid, or not for this client.");
    }
}
