package dev.signet.oidc.exchange;

import dev.signet.application.Client;
import dev.signet.application.GrantType;
import dev.signet.oidc.clientauth.ClientAuthentication;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.token.ApplicationGrant;
import dev.signet.oidc.token.TokenRequest;
import dev.signet.oidc.token.TokenResponse;
import dev.signet.oidc.token.TokenRoles;
import dev.signet.token.AccessTokenGrant;
import dev.signet.token.AccessTokens;
import dev.signet.token.TokenForm;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * The grant {@code token-exchange} (RFC 8693). It issues no refresh token, and no token that expires later than the
 * presented tokens.
 */
@Singleton
final class TokenExchangeGrant extends ApplicationGrant {
    private final Exchanges exchanges;
    private final AccessTokens accessTokens;
    private final ExchangedIdTokens idTokens;
    private final TokenRoles roles;

    TokenExchangeGrant(
            ClientAuthentication clients,
            Exchanges exchanges,
            AccessTokens accessTokens,
            ExchangedIdTokens idTokens,
            TokenRoles roles) {
        super(GrantType.TOKEN_EXCHANGE, clients);
        this.exchanges = exchanges;
        this.accessTokens = accessTokens;
        this.idTokens = idTokens;
        this.roles = roles;
    }

    @Override
    protected TokenResponse grant(TokenRequest request, Client asking) {
        ExchangeRequest exchange = ExchangeRequest.of(request.form());
        Exchanges.Outcome outcome = exchanges.decide(exchange, asking, request);
        AccessTokens.Issued issued = switch (exchange.requested()) {
            case ACCESS_TOKEN -> accessTokens.issue(roles.in(access(outcome, TokenForm.of(asking), asking), asking));
            case JWT -> accessTokens.issue(roles.in(access(outcome, TokenForm.JWT, asking), asking));
            case ID_TOKEN -> idTokens.issue(outcome, asking);
            case USER_ID -> throw ProtocolError.INVALID_REQUEST.because("A user id cannot be requested.");
        };
        return TokenResponse.exchanged(
                issued,
                exchange.requested() == ExchangeType.ID_TOKEN
                        ? "N_A"
                        : issued.token().type(),
                exchange.requested().value());
    }

    private static AccessTokenGrant access(Exchanges.Outcome outcome, TokenForm form, Client asking) {
        return new AccessTokenGrant(
                outcome.terms(),
                form,
                outcome.familyId(),
                outcome.actors(),
                Map.of(),
                outcome.notAfter(),
                asking.clockSkew(),
                asking.tokens().accessTokenHeader());
    }
}
