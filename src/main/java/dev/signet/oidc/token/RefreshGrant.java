package dev.signet.oidc.token;

import dev.signet.application.Client;
import dev.signet.application.GrantType;
import dev.signet.oidc.clientauth.ClientAuthentication;
import dev.signet.oidc.profile.ProtocolRules;
import dev.signet.token.RefreshTokens;
import dev.signet.token.TokenTerms;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * The grant {@code refresh_token} (RFC 6749 section 6). Refresh tokens are rotated except under FAPI 2.0, and the token
 * gate is asked at each use. The ID token is about the same sign-in as the first one ({@code sub}, {@code auth_time},
 * {@code amr}, {@code sid}), but has no nonce (OpenID Connect Core 12.2).
 */
@Singleton
final class RefreshGrant extends ApplicationGrant {
    private final RefreshTokens refreshTokens;
    private final FamilyTokens tokens;
    private final ProtocolRules rules;

    RefreshGrant(ClientAuthentication clients, RefreshTokens refreshTokens, FamilyTokens tokens, ProtocolRules rules) {
        super(GrantType.REFRESH_TOKEN, clients);
        this.refreshTokens = refreshTokens;
        this.tokens = tokens;
        this.rules = rules;
    }

    @Override
    protected TokenResponse grant(TokenRequest request, Client asking) {
        List<String> asked = request.form().words("scope");
        RefreshTokens.Issued family = use(request, asking, Set.copyOf(asked));
        TokenTerms granted = family.family().terms();
        TokenTerms wanted = asked.isEmpty() ? granted : granted.withScopes(asked);
        return tokens.renew(family, wanted, asking, request);
    }

    private RefreshTokens.Issued use(TokenRequest request, Client asking, Set<String> scopes) {
        String token = request.form().require("refresh_token");
        String key = request.keyThumbprint();
        return rules.fapi()
                ? refreshTokens.extend(token, asking.clientId(), scopes, key, request.client())
                : refreshTokens.redeem(token, asking.clientId(), scopes, key, request.client());
    }
}
