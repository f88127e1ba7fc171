package dev.signet.oidc.exchange;

import dev.signet.application.Client;
import dev.signet.eventstore.Ids;
import dev.signet.oidc.claims.IdTokenClaims;
import dev.signet.oidc.profile.OfferedAlgorithms;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.signingkey.TokenSigner;
import dev.signet.signingkey.TokenType;
import dev.signet.token.AccessToken;
import dev.signet.token.AccessTokens;
import dev.signet.token.Issuer;
import dev.signet.token.TokenForm;
import dev.signet.token.TokenLifetimes;
import dev.signet.token.TokenTerms;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Issues ID tokens in an exchange. They identify the user, the sign-in and the actors, but contain no claims about the
 * user such as a name (OpenID Connect Core 2).
 */
@Singleton
final class ExchangedIdTokens {
    private final TokenSigner signer;
    private final OfferedAlgorithms algorithms;
    private final Issuer issuer;
    private final TokenLifetimes lifetimes;
    private final Ids ids;
    private final Clock clock;

    ExchangedIdTokens(
            TokenSigner signer,
            OfferedAlgorithms algorithms,
            Issuer issuer,
            TokenLifetimes lifetimes,
            Ids ids,
            Clock clock) {
        this.signer = signer;
        this.algorithms = algorithms;
        this.issuer = issuer;
        this.lifetimes = lifetimes;
        this.ids = ids;
        this.clock = clock;
    }

    AccessTokens.Issued issue(Exchanges.Outcome outcome, Client asking) {
        TokenTerms terms = outcome.terms();
        if (!terms.scopes().contains("openid")) {
            throw ProtocolError.INVALID_SCOPE.because("An ID token needs the scope openid.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant regular = now.plus(lifetimes.idToken());
        AccessToken says = new AccessToken(
                ids.next(),
                terms,
                outcome.familyId(),
                outcome.actors(),
                now,
                regular.isBefore(outcome.notAfter()) ? regular : outcome.notAfter(),
                TokenForm.JWT);
        Map<String, Object> claims = new LinkedHashMap<>();
        IdTokenClaims.addTo(
                claims,
                issuer.url(),
                terms,
                says.issuedAt(),
                says.expiresAt(),
                TokenLifetimes.wholeSeconds(asking.clockSkew()));
        says.actors().writeTo(claims);
        return new AccessTokens.Issued(signer.sign(claims, TokenType.JWT, algorithms.ofIdTokens(asking)), says);
    }
}
