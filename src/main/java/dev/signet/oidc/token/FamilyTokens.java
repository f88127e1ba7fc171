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

/**
 * Issues the tokens of a person who has signed in. The grants for authorization codes, device codes and refresh tokens
 * share it.
 */
@Singleton
final class FamilyTokens {
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final IdTokens idTokens;
    private final Audience audience;
    private final TokenRoles roles;

    FamilyTokens(
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            IdTokens idTokens,
            Audience audience,
            TokenRoles roles) {
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.idTokens = idTokens;
        this.audience = audience;
        this.roles = roles;
    }

    /**
     * An authorization code or device code that passed all checks. A concurrent request may still redeem it first.
     *
     * @param wanted the requested terms of the tokens, to which {@link Audience#admitted} has not been applied yet
     * @param orgId the organization of the user
     * @param nonce the nonce of the authorization request; null for none
     * @param use marks the code as used
     */
    record ValidCode(
            TokenTerms wanted, String orgId, @Nullable String nonce, RefreshTokens.Authorization use) {}

    /**
     * Marks a code as used in the transaction that starts its token family, and issues the first tokens. Empty if a
     * concurrent request has used the code.
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

    /** Issues the tokens for a refresh token that was used. */
    TokenResponse renew(RefreshTokens.Issued family, TokenTerms wanted, Client asking, TokenRequest request) {
        TokenTerms bound = wanted.boundTo(request.keyThumbprint());
        return respond(family, asking, audience.admitted(asking, bound, family.orgId()), null);
    }

    /**
     * Revokes the tokens of a code that is redeemed a second time, because somebody may have stolen the code (RFC 6749
     * section 4.1.2).
     *
     * @param familyId the token family that was started with the code; null if there is none
     */
    void endReused(@Nullable String familyId, Actor client) {
        if (familyId != null) {
            refreshTokens.revokeFamily(familyId, FamilyEnd.CODE_REUSE, client);
        }
    }

    private TokenResponse respond(
            RefreshTokens.Issued family, Client asking, TokenTerms terms, @Nullable String nonce) {
        AccessTokenGrant grant = AccessTokenGrant.of(terms, asking, family.familyId());
        TokenRoles.Claims claims = roles.of(asking, terms, grant.form());
        AccessTokens.Issued token = accessTokens.issue(grant.with(claims.accessToken()));
        String idToken = idTokens.issue(asking, terms, nonce, token.value(), claims.idToken());
        return new TokenResponse(token, family.refreshToken(), idToken, terms.scopes());
    }
}
