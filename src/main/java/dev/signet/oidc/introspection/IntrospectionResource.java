package dev.signet.oidc.introspection;

import dev.signet.application.Client;
import dev.signet.oidc.clientauth.ClientAuthentication;
import dev.signet.oidc.clientauth.Requester;
import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.protocol.Endpoint;
import dev.signet.oidc.userinfo.RoleClaims;
import dev.signet.oidc.userinfo.StandardClaims;
import dev.signet.token.AccessToken;
import dev.signet.token.AccessTokens;
import dev.signet.token.ApiAccessRule;
import dev.signet.token.ApiAudience;
import dev.signet.token.GateVerdict;
import dev.signet.token.Issuer;
import dev.signet.token.TokenGate;
import dev.signet.user.view.UserView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Token introspection (RFC 7662). It describes a token to authenticated clients and machine users that the token's
 * audience names, and answers all others that the token is inactive (security rule 10, A-27).
 */
@Path("/oauth/v2/introspect")
public class IntrospectionResource {
    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private final ClientAuthentication clients;
    private final AccessTokens tokens;
    private final TokenGate gate;
    private final ApiAccessRule api;
    private final StandardClaims claims;
    private final RoleClaims roles;
    private final Issuer issuer;

    IntrospectionResource(
            ClientAuthentication clients,
            AccessTokens tokens,
            TokenGate gate,
            ApiAccessRule api,
            StandardClaims claims,
            RoleClaims roles,
            Issuer issuer) {
        this.clients = clients;
        this.tokens = tokens;
        this.gate = gate;
        this.api = api;
        this.claims = claims;
        this.roles = roles;
        this.issuer = issuer;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response introspect(
            MultivaluedMap<String, String> form,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Parameters parameters = Parameters.of(form);
        Requester asking = clients.confidential(parameters, authorization, Endpoint.INTROSPECT);
        Map<String, Object> answer = tokens.read(parameters.require("token"))
                .filter(token -> isFor(token, asking))
                .flatMap(token -> gate.subject(token)
                        .filter(subject -> mayReach(subject, token, asking))
                        .map(subject -> active(token, subject, asking)))
                .orElse(INACTIVE);
        return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /**
     * Whether the application that obtained the token may call this server's own API now. Always true for a token that
     * a machine user obtained itself.
     */
    private boolean opensApi(TokenGate.Subject subject) {
        GateVerdict.AskingApplication application = subject.application();
        UserView user = subject.user();
        return application == null || api.allows(application.apiAccess(), application.orgId(), user.id(), user.orgId());
    }

    private static boolean isFor(AccessToken token, Requester asking) {
        Client own = asking.application();
        return token.audience().contains(asking.clientId())
                || (own != null && token.audience().contains(own.projectId()));
    }

    /**
     * Whether the caller may learn about a token that an application obtained: only if it is that application or one of
     * the same organization, unless the restriction is switched off. Without this rule, a token that an application
     * obtained for a project of another organization before that was forbidden would still be accepted there.
     * Always true for a token that a machine user obtained itself.
     */
    private boolean mayReach(TokenGate.Subject subject, AccessToken token, Requester asking) {
        GateVerdict.AskingApplication application = subject.application();
        Client own = asking.application();
        return application == null
                || (own != null && application.orgId().equals(own.orgId()))
                || token.clientId().equals(asking.clientId())
                || api.isUnrestricted();
    }

    // A resource server learns the roles of its own project only.
    private Map<String, Object> rolesOf(AccessToken token, Requester asking) {
        Client own = asking.application();
        if (own == null) {
            return Map.of();
        }
        Map<String, Object> claims = new LinkedHashMap<>(
                roles.ofOwnProject(token.userId(), own.projectId(), token.scopes(), own.projectRoleAssertion()));
        if (own.tokens().flatClaims()) {
            claims.putAll(roles.flat(token.userId(), own.projectId(), own.orgId(), token.scopes()));
        }
        return claims;
    }

    private Map<String, Object> active(AccessToken token, TokenGate.Subject subject, Requester asking) {
        UserView user = subject.user();
        boolean opensApi = token.audience().contains(ApiAudience.VALUE) && opensApi(subject);
        Map<String, Object> answer = new LinkedHashMap<>(claims.of(user, token.scopes(), List.of()));
        answer.putAll(rolesOf(token, asking));
        answer.put("active", true);
        answer.put(
                "scope",
                token.scopes().stream()
                        .filter(scope -> opensApi || !scope.equals(ApiAudience.SCOPE))
                        .collect(Collectors.joining(" ")));
        answer.put("client_id", token.clientId());
        answer.put("token_type", token.type());
        String thumbprint = token.keyThumbprint();
        if (thumbprint != null) {
            answer.put("cnf", Map.of("jkt", thumbprint));
        }
        answer.put("exp", token.expiresAt().getEpochSecond());
        answer.put("iat", token.issuedAt().getEpochSecond());
        answer.put("nbf", token.issuedAt().getEpochSecond());
        answer.put("sub", token.userId());
        answer.put(
                "aud",
                token.audience().stream()
                        .filter(one -> opensApi || !one.equals(ApiAudience.VALUE))
                        .toList());
        answer.put("iss", issuer.url());
        answer.put("jti", token.id());
        // who acts for the user (RFC 8693 section 4.1)
        Map<String, Object> act = token.actors().claim();
        if (act != null) {
            answer.put("act", act);
        }
        Object username = answer.get("preferred_username");
        if (username != null) {
            answer.put("username", username);
        }
        return answer;
    }
}
