package dev.signet.oidc.token;

import dev.signet.application.Client;
import dev.signet.kernel.Actor;
import dev.signet.token.AccessTokenGrant;
import dev.signet.token.AccessTokens;
import dev.signet.token.FamilyEnd;
import dev.signet.token.RefreshTokens;
import dev.signet.token.TokenTerms;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Issues the tokens of a person who has signed in: what the grants for codes and the grant for refresh tokens share. */
@Singleton
final class FamilyTokens {
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final IdTokens idTokens;
    private final Audience audience;

    FamilyTokens(RefreshTokens refreshTokens, AccessTokens accessTokens, IdTokens idTokens, Audience audience) {
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.idTokens = idTokens;
        this.audience = audience;
    }

    /**
     * A code that a client may exchange for tokens, unless somebody else is faster.
     *
     * @param wanted the terms of the tokens, from which the application's limits are still to be taken off
     * @param orgId organization of the user
     * @param nonce of the authorization request; null for none
     * @param use marks the code as used
     */
    record ValidCode(
            TokenTerms wanted, String orgId, @Nullable String nonce, RefreshTokens.Authorization use) {}

    /**
     * Uses a code up in the transaction that starts its token family, and issues its first tokens; empty if a concurrent
     * request has used the code.
     */
    Optional<TokenResponse> redeem(ValidCode code, Client asking, TokenRequest request) {
        TokenTerms terms = audience.admitted(asking, code.wanted(), code.orgId());
        boolean offline = code.wanted().scopes().contains("offline_access");
        return refreshTokens
                .issue(
                        code.use(),
                        KeyBinding.ofFamily(terms, asking, request),
                        code.orgId(),
                        offline,
                        request.client().as(terms.userId()))
                .map(family -> respond(family, asking, terms.boundTo(request.keyThumbprint()), code.nonce()));
    }

    /** Issues the tokens that follow on a refresh token. */
    TokenResponse renew(RefreshTokens.Issued family, TokenTerms wanted, Client asking, TokenRequest request) {
        TokenTerms bound = wanted.boundTo(request.keyThumbprint());
        return respond(family, asking, audience.admitted(asking, bound, family.orgId()), null);
    }

    /**
     * Ends the tokens of a code that is redeemed twice, because somebody else may have it (RFC 6749 section 4.1.2).
     *
     * @param familyId the tokens that were issued for the code; null if there are none
     */
    void endReused(@Nullable String familyId, Actor client) {
        if (familyId != null) {
            refreshTokens.revokeFamily(familyId, FamilyEnd.CODE_REUSE, client);
        }
    }

    private TokenResponse respond(
            RefreshTokens.Issued family, Client asking, TokenTerms terms, @Nullable String nonce) {
        AccessTokens.Issued token = accessTokens.issue(AccessTokenGrant.of(terms, asking, family.familyId()));
        String idToken = idTokens.issue(asking, terms, nonce, token.value());
        return new TokenResponse(token, family.refreshToken(), idToken, terms.scopes());
    }
}
