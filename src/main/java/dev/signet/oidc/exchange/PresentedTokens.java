package dev.signet.oidc.exchange;

import dev.signet.application.Client;
import dev.signet.oidc.ProtocolError;
import dev.signet.oidc.ProtocolException;
import dev.signet.signingkey.TokenType;
import dev.signet.signingkey.TokenVerifier;
import dev.signet.token.AccessToken;
import dev.signet.token.AccessTokens;
import dev.signet.token.Actors;
import dev.signet.token.ApiAudience;
import dev.signet.token.GateQuestion;
import dev.signet.token.Issuer;
import dev.signet.token.TokenGate;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tokens of an exchange. Each must be ours, unexpired, admitted by the gate now, and meant for the client that
 * asks; why one is not is told to nobody (RFC 8693 section 2.2.2).
 */
@Singleton
final class PresentedTokens {
    /** All that an ID token stands for: who somebody is. */
    private static final List<String> IDENTITY = List.of("openid");

    private final AccessTokens accessTokens;
    private final TokenVerifier verifier;
    private final TokenGate gate;
    private final Issuer issuer;
    private final Clock clock;

    PresentedTokens(AccessTokens accessTokens, TokenVerifier verifier, TokenGate gate, Issuer issuer, Clock clock) {
        this.accessTokens = accessTokens;
        this.verifier = verifier;
        this.gate = gate;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * An access token.
     *
     * @param keyThumbprint of the key this request proves; a token that is bound must be bound to it (RFC 9449)
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

    /** An ID token: it never opens this server's API, because it is no key to anything but its client. */
    Optional<Party> idToken(String text, Client asking) {
        return verifier.verify(text, TokenType.JWT)
                .map(verified -> new IdClaims(verified.claims()))
                .filter(claims -> issuer.url().equals(claims.text("iss")))
                .flatMap(claims -> party(claims, asking));
    }

    private Optional<Party> party(IdClaims claims, Client asking) {
        String userId = claims.text("sub");
        String clientId = claims.text("azp");
        Instant issuedAt = claims.time("iat");
        Instant expiresAt = claims.time("exp");
        List<String> audience = claims.texts("aud");
        // a signed userinfo answer has neither azp nor exp, so it is not taken for an ID token
        if (userId == null
                || clientId == null
                || issuedAt == null
                || expiresAt == null
                || !clock.instant().isBefore(expiresAt)
                || !isFor(asking, audience, clientId)) {
            return Optional.empty();
        }
        Actors actors = claims.actors();
        GateQuestion question =
                new GateQuestion(userId, clientId, claims.text("sid"), null, null, issuedAt, actors, false);
        Party party = new Party(
                userId,
                claims.text("sid"),
                null,
                IDENTITY,
                audience,
                actors,
                claims.time("auth_time"),
                claims.texts("amr"),
                List.of(),
                expiresAt);
        return gate.check(question).admitted()
                ? Optional.of(party.without(ApiAudience.SCOPE, ApiAudience.VALUE))
                : Optional.empty();
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

    /** Whether the client is the token's own or one that may accept it, as for introspection. */
    private static boolean isFor(Client asking, List<String> audience, String clientId) {
        return clientId.equals(asking.clientId())
                || audience.contains(asking.clientId())
                || audience.contains(asking.projectId());
    }

    static ProtocolException refused(String parameter) {
        return ProtocolError.INVALID_REQUEST.because("The " + parameter + " is not valid, or not for this client.");
    }

    /** Claims by type; one of another type reads as absent. */
    private record IdClaims(Map<?, ?> values) {

        @Nullable
        String text(String name) {
            return values.get(name) instanceof String text && !text.isEmpty() ? text : null;
        }

        @Nullable
        Instant time(String name) {
            return values.get(name) instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : null;
        }

        List<String> texts(String name) {
            Object value = values.get(name);
            if (value instanceof String text) {
                return List.of(text);
            }
            return value instanceof List<?> list
                    ? list.stream()
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .toList()
                    : List.of();
        }

        Actors actors() {
            return Actors.readFrom(values);
        }
    }
}
