package dev.signet.oidc.token;

import dev.signet.application.Client;
import dev.signet.oidc.userinfo.RoleClaims;
import dev.signet.token.AccessTokenGrant;
import dev.signet.token.TokenForm;
import dev.signet.token.TokenTerms;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adds the project roles of the user to tokens. They are read once for all tokens of a response, and only if the
 * application wants them in one of its tokens. Resource servers get those of an opaque token by introspection.
 */
@Singleton
public final class TokenRoles {
    private final RoleClaims roles;

    TokenRoles(RoleClaims roles) {
        this.roles = roles;
    }

    /** The role claims in the tokens of one response. */
    record Claims(Map<String, Object> accessToken, Map<String, Object> idToken) {}

    /** The role claims for the tokens of a user who has signed in to an application. */
    Claims of(Client client, TokenTerms terms, TokenForm accessToken) {
        boolean jwt = accessToken == TokenForm.JWT;
        boolean openid = terms.scopes().contains("openid");
        boolean inAccessToken = jwt && client.accessTokenRoleAssertion();
        boolean inIdToken = openid
                && (client.idTokenRoleAssertion()
                        || (client.idTokenUserinfoAssertion() && isInUserinfo(client, terms)));
        Map<String, Object> asserted = inAccessToken || inIdToken
                ? roles.of(terms.userId(), client.projectId(), terms.scopes(), true)
                : Map.of();
        Map<String, Object> flat = jwt || openid ? flat(client, terms) : Map.of();
        return new Claims(
                joined(inAccessToken ? asserted : Map.of(), jwt ? flat : Map.of()),
                joined(inIdToken ? asserted : Map.of(), openid ? flat : Map.of()));
    }

    private Map<String, Object> flat(Client client, TokenTerms terms) {
        return client.tokens().flatClaims()
                ? roles.flat(terms.userId(), client.projectId(), client.orgId(), terms.scopes())
                : Map.of();
    }

    private static Map<String, Object> joined(Map<String, Object> one, Map<String, Object> other) {
        Map<String, Object> both = new LinkedHashMap<>(one);
        both.putAll(other);
        return both;
    }

    /** Whether userinfo has role claims. Only then may an ID token that repeats userinfo have them too. */
    private static boolean isInUserinfo(Client client, TokenTerms terms) {
        return client.projectRoleAssertion() || RoleClaims.areRequested(terms.scopes());
    }

    /** Returns the grant of an access token, for an application, with role claims if the application wants them. */
    public AccessTokenGrant in(AccessTokenGrant grant, Client client) {
        if (grant.form() != TokenForm.JWT) {
            return grant;
        }
        TokenTerms terms = grant.terms();
        Map<String, Object> asserted = client.accessTokenRoleAssertion()
                ? roles.of(terms.userId(), client.projectId(), terms.scopes(), true)
                : Map.of();
        return grant.with(joined(asserted, flat(client, terms)));
    }

    /** Returns the grant of a machine user's own access token, with the roles that its scopes request. */
    AccessTokenGrant ofMachine(AccessTokenGrant grant) {
        return grant.form() == TokenForm.JWT
                ? grant.with(
                        roles.of(grant.terms().userId(), null, grant.terms().scopes(), false))
                : grant;
    }
}
