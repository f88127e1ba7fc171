package dev.signet.token;

import dev.signet.application.AccessTokenHeader;
import dev.signet.signingkey.TokenSigner;
import dev.signet.signingkey.TokenType;
import dev.signet.signingkey.TokenVerifier;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens as signed JWTs (RFC 9068) of this issuer. Their {@code typ} is {@code at+jwt}, or {@code JWT} for
 * resource servers that accept no other. In the latter case the claim {@link AccessToken#USE} marks the token as an
 * access token, because ID tokens have the same {@code typ}.
 */
@Singleton
final class JwtAccessTokens {
    private static final String FAMILY = "urn:signet:family";
    private static final String CLOCK_SKEW = "urn:signet:clock_skew";
    private static final String ACCESS = "access";
    private static final String USERINFO_CLAIMS = "urn:signet:userinfo_claims";

    private final TokenSigner signer;
    private final TokenVerifier verifier;
    private final Issuer issuer;
    private final TokenType standard;

    JwtAccessTokens(TokenSigner signer, TokenVerifier verifier, Issuer issuer, TokensConfig config) {
        this.signer = signer;
        this.verifier = verifier;
        this.issuer = issuer;
        this.standard = switch (config.accessTokenHeader()) {
            case AT_JWT -> TokenType.ACCESS_TOKEN;
            case JWT -> TokenType.JWT;
        };
    }

    /**
     * Returns the signed token.
     *
     * @param grant provides further claims, which never replace the token's own, and the clock skew. The skew moves
     * {@code iat} and {@code auth_time} into the past and {@code exp} into the future, so that verifiers whose clocks
     * are wrong accept the token; {@link #read} restores the original times
     */
    String write(AccessToken token, AccessTokenGrant grant) {
        long skew = TokenLifetimes.wholeSeconds(grant.clockSkew());
        TokenType type = type(grant.header());
        Map<String, Object> claims = new LinkedHashMap<>(grant.claims());
        TokenTerms terms = token.terms();
        claims.put("iss", issuer.url());
        claims.put("sub", terms.userId());
        claims.put("aud", terms.audience());
        claims.put("client_id", terms.clientId());
        claims.put("jti", token.id());
        claims.put("iat", token.issuedAt().getEpochSecond() - skew);
        claims.put("exp", token.expiresAt().getEpochSecond() + skew);
        put(claims, CLOCK_SKEW, skew == 0 ? null : skew);
        put(claims, "scope", terms.scopes().isEmpty() ? null : String.join(" ", terms.scopes()));
        Instant authTime = terms.authTime();
        put(claims, "auth_time", authTime == null ? null : authTime.getEpochSecond() - skew);
        put(claims, "amr", terms.amr().isEmpty() ? null : terms.amr());
        put(claims, "sid", terms.sessionId());
        String thumbprint = terms.keyThumbprint();
        put(claims, "cnf", thumbprint == null ? null : Map.of("jkt", thumbprint));
        token.actors().writeTo(claims);
        put(claims, FAMILY, token.familyId());
        put(claims, USERINFO_CLAIMS, terms.userinfoClaims().isEmpty() ? null : terms.userinfoClaims());
        put(claims, AccessToken.USE, type == TokenType.JWT ? ACCESS : null);
        return signer.sign(claims, type, signer.defaultAlgorithm());
    }

    private TokenType type(AccessTokenHeader header) {
        return switch (header) {
            case AT_JWT -> TokenType.ACCESS_TOKEN;
            case JWT -> TokenType.JWT;
            case DEFAULT -> standard;
        };
    }

    /**
     * Reads an access token that this server signed as this issuer, even if it has expired. Empty for anything else.
     */
    Optional<AccessToken> read(String token) {
        return verifier.verify(token, TokenType.ACCESS_TOKEN)
                .or(() -> verifier.verify(token, TokenType.JWT)
                        .filter(verified -> ACCESS.equals(verified.claims().get(AccessToken.USE))))
                .map(verified -> new Claims(verified.claims()))
                .filter(claims -> issuer.url().equals(claims.text("iss")))
                .flatMap(JwtAccessTokens::token);
    }

    private static Optional<AccessToken> token(Claims claims) {
        String id = claims.text("jti");
        String userId = claims.text("sub");
        String clientId = claims.text("client_id");
        Instant issuedAt = claims.time("iat");
        Instant expiresAt = claims.time("exp");
        if (id == null || userId == null || clientId == null || issuedAt == null || expiresAt == null) {
            return Optional.empty();
        }
        String scope = claims.text("scope");
        long skew = claims.number(CLOCK_SKEW);
        Instant authTime = claims.time("auth_time");
        TokenTerms terms = new TokenTerms(
                clientId,
                userId,
                claims.text("sid"),
                scope == null ? List.of() : List.of(scope.split(" ")),
                claims.texts("aud"),
                authTime == null ? null : authTime.plusSeconds(skew),
                claims.texts("amr"),
                claims.object("cnf").text("jkt"),
                claims.texts(USERINFO_CLAIMS));
        return Optional.of(new AccessToken(
                id,
                terms,
                claims.text(FAMILY),
                Actors.readFrom(claims.values()),
                issuedAt.plusSeconds(skew),
                expiresAt.minusSeconds(skew),
                TokenForm.JWT));
    }

    private static void put(Map<String, Object> claims, String name, @Nullable Object value) {
        if (value == null) {
            claims.remove(name);
        } else {
            claims.put(name, value);
        }
    }
}
