package dev.signet.oidc.jwt;

import dev.signet.signingkey.TokenType;
import dev.signet.signingkey.TokenVerifier;
import dev.signet.signingkey.VerifiedToken;
import dev.signet.token.AccessToken;
import dev.signet.token.Claims;
import dev.signet.token.Issuer;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Reads ID tokens that clients send back, as hints (OpenID Connect Core 3.1.2.1, RP-Initiated Logout 2) and in token
 * exchanges. Expired tokens are read too, because a hint may have expired; where the expiry matters, the caller must
 * check it.
 */
@Singleton
public final class IdTokenReader {
    /**
     * The maximum length of an ID token that is sent back, in characters. A longer token is refused even if this server
     * issued it, for instance with much metadata of the user.
     */
    public static final int MAX_LENGTH = 200_000;

    private final TokenVerifier verifier;
    private final Issuer issuer;

    IdTokenReader(TokenVerifier verifier, Issuer issuer) {
        this.verifier = verifier;
        this.issuer = issuer;
    }

    /** Reads an ID token; empty for anything but an ID token that this server signed as this issuer. */
    public Optional<IdToken> read(String text) {
        return verifier.verify(text, TokenType.JWT, MAX_LENGTH)
                .map(VerifiedToken::claims)
                .filter(claims -> issuer.url().equals(claims.get("iss")))
                .flatMap(IdTokenReader::idToken);
    }

    // Requires azp and exp: signed userinfo responses and access tokens lack one of these claims, so they are not
    // accepted as ID tokens.
    private static Optional<IdToken> idToken(Map<String, Object> claims) {
        Claims read = new Claims(claims);
        String userId = read.text("sub");
        String clientId = read.text("azp");
        Instant issuedAt = read.time("iat");
        Instant expiresAt = read.time("exp");
        return claims.containsKey(AccessToken.USE)
                        || userId == null
                        || clientId == null
                        || issuedAt == null
                        || expiresAt == null
                ? Optional.empty()
                : Optional.of(new IdToken(userId, clientId, issuedAt, expiresAt, claims));
    }
}
