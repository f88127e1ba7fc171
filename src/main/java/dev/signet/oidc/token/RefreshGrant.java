package dev.signet.oidc.token;

import dev.signet.application.Client;
import dev.signet.application.GrantType;
import dev.signet.oidc.ProtocolError;
import dev.signet.oidc.clientauth.ClientAuthentication;
import dev.signet.token.AccessTokenGrant;
import dev.signet.token.AccessTokens;
import dev.signet.token.RefreshTokens;
import dev.signet.token.TokenTerms;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** {@code refresh_token} (RFC 6749 section 6) with rotation; the redemption passes the gate. */
@Singleton
final class RefreshGrant implements Grant {
    private final ClientAuthentication clients;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final IdTokens idTokens;

    RefreshGrant(
            ClientAuthentication clients, RefreshTokens refreshTokens, AccessTokens accessTokens, IdTokens idTokens) {
        this.clients = clients;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.idTokens = idTokens;
    }

    @Override
    public String type() {
        return GrantType.REFRESH_TOKEN.value();
    }

    @Override
    public TokenResponse grant(TokenRequest request) {
        Client asking = clients.authenticate(request.form(), request.authorization());
        if (!asking.grantTypes().contains(GrantType.REFRESH_TOKEN)) {
            throw ProtocolError.UNAUTHORIZED_CLIENT.because("The client is not registered for refresh tokens.");
        }
        List<String> asked = request.form().words("scope");
        RefreshTokens.Issued family = refreshTokens.redeem(
                request.form().require("refresh_token"),
                asking.clientId(),
                Set.copyOf(asked),
                request.keyThumbprint(),
                request.client());
        TokenTerms granted = family.family().terms();
        TokenTerms terms = (asked.isEmpty() ? granted : granted.withScopes(asked)).boundTo(request.keyThumbprint());
        AccessTokens.Issued token =
                accessTokens.issue(AccessTokenGrant.of(terms, CodeGrant.form(asking), family.familyId()));
        String idToken = idTokens.issue(asking, terms, null, token.value());
        return new TokenResponse(token, family.refreshToken(), idToken, terms.scopes());
    }
}
