package dev.signet.oidc.token;

import dev.signet.application.Client;
import dev.signet.oidc.claims.AuthenticationContext;
import dev.signet.oidc.claims.IdTokenClaims;
import dev.signet.oidc.profile.OfferedAlgorithms;
import dev.signet.oidc.userinfo.StandardClaims;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.signingkey.TokenSigner;
import dev.signet.signingkey.TokenType;
import dev.signet.token.Issuer;
import dev.signet.token.TokenLifetimes;
import dev.signet.token.TokenTerms;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Issues ID tokens (OpenID Connect Core 2, 3.1.3.6). */
@Singleton
final class IdTokens {
    private final TokenSigner signer;
    private final OfferedAlgorithms algorithms;
    private final StandardClaims claims;
    private final Issuer issuer;
    private final TokenLifetimes lifetimes;
    private final Clock clock;

    IdTokens(
            TokenSigner signer,
            OfferedAlgorithms algorithms,
            StandardClaims claims,
            Issuer issuer,
            TokenLifetimes lifetimes,
            Clock clock) {
        this.signer = signer;
        this.algorithms = algorithms;
        this.claims = claims;
        this.issuer = issuer;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    /**
     * The ID token for a client; null if the scopes do not include {@code openid}.
     *
     * @param roles the role claims, which never replace other claims
     */
    @Nullable
    String issue(
            Client client, TokenTerms terms, @Nullable String nonce, String accessToken, Map<String, Object> roles) {
        if (!terms.scopes().contains("openid")) {
            return null;
        }
        Map<String, Object> all = new LinkedHashMap<>(roles);
        List<String> requested = terms.idTokenClaims();
        if (client.idTokenUserinfoAssertion() || !requested.isEmpty()) {
            List<String> scopes = client.idTokenUserinfoAssertion() ? terms.scopes() : List.of();
            claims.of(terms.userId(), scopes, requested).ifPresent(all::putAll);
        }
        if (nonce != null) {
            all.put("nonce", nonce);
        }
        return sign(
                all,
                terms,
                TokenLifetimes.wholeSeconds(client.clockSkew()),
                algorithms.ofIdTokens(client),
                accessToken);
    }

    /**
     * The ID token in which a machine user is both subject and client; null if the scopes do not include {@code
     * openid}.
     */
    @Nullable
    String issueToMachine(TokenTerms terms, String accessToken) {
        return terms.scopes().contains("openid")
                ? sign(new LinkedHashMap<>(), terms, 0, algorithms.standard(), accessToken)
                : null;
    }

    private String sign(
            Map<String, Object> all, TokenTerms terms, long skew, SigningAlgorithm algorithm, String accessToken) {
        Instant now = clock.instant();
        IdTokenClaims.addTo(all, issuer.url(), terms, now, now.plus(lifetimes.idToken()), skew);
        AuthenticationContext.of(terms.amr()).ifPresent(acr -> all.put("acr", acr));
        all.put("at_hash", algorithm.halfHash(accessToken));
        return signer.sign(all, TokenType.JWT, algorithm);
    }
}
