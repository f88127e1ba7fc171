package dev.signet.oidc.backchannel;

import dev.signet.application.Client;
import dev.signet.eventstore.Ids;
import dev.signet.oidc.profile.OfferedAlgorithms;
import dev.signet.signingkey.TokenSigner;
import dev.signet.signingkey.TokenType;
import dev.signet.token.Issuer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Issues logout tokens (OpenID Connect Back-Channel Logout 1.0 section 2.4). */
@Singleton
final class LogoutTokens {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /** Lifetime of a logout token; the specification recommends at most two minutes. */
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final TokenSigner signer;
    private final OfferedAlgorithms algorithms;
    private final Issuer issuer;
    private final Ids ids;
    private final Clock clock;

    LogoutTokens(TokenSigner signer, OfferedAlgorithms algorithms, Issuer issuer, Ids ids, Clock clock) {
        this.signer = signer;
        this.algorithms = algorithms;
        this.issuer = issuer;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Issues a logout token. Each attempt needs a new one, because a receiver may refuse a {@code jti} that it has
     * seen.
     */
    String issue(LogoutDelivery delivery, Client client) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer.url());
        claims.put("aud", delivery.clientId());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        claims.put("jti", ids.next());
        claims.put("sub", delivery.userId());
        claims.put("sid", delivery.sessionId());
        claims.put("events", Map.of(EVENT, Map.of()));
        return signer.sign(claims, TokenType.LOGOUT_TOKEN, algorithms.ofIdTokens(client));
    }
}
