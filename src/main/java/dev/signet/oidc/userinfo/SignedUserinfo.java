package dev.signet.oidc.userinfo;

import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.signingkey.TokenSigner;
import dev.signet.signingkey.TokenType;
import dev.signet.token.Issuer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The userinfo response as a signed JWT (OpenID Connect Core 5.3.2).
 *
 * <p>It has neither {@code exp} nor {@code azp}, so this server does not accept it as an ID token.
 */
@Singleton
final class SignedUserinfo {
    static final MediaType MEDIA_TYPE = new MediaType("application", "jwt");

    private final TokenSigner signer;
    private final Issuer issuer;

    SignedUserinfo(TokenSigner signer, Issuer issuer) {
        this.signer = signer;
        this.issuer = issuer;
    }

    /**
     * Whether the Accept header prefers {@code application/jwt} to all types that match JSON.
     *
     * @param accepted the types of the Accept header, the most preferred first
     */
    static boolean isWanted(List<MediaType> accepted) {
        for (MediaType type : accepted) {
            if (!type.isWildcardSubtype() && MEDIA_TYPE.isCompatible(type)) {
                return true;
            }
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return false;
            }
        }
        return false;
    }

    String of(Map<String, Object> about, String clientId, SigningAlgorithm algorithm) {
        Map<String, Object> claims = new LinkedHashMap<>(about);
        claims.put("iss", issuer.url());
        claims.put("aud", clientId);
        return signer.sign(claims, TokenType.JWT, algorithm);
    }
}
