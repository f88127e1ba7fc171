package dev.signet.oidc.introspection;

import dev.signet.interaction.Caller;
import dev.signet.kernel.Actor;
import dev.signet.oidc.clientauth.ClientAuthentication;
import dev.signet.oidc.clientauth.Requester;
import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.protocol.Cors;
import dev.signet.oidc.protocol.Endpoint;
import dev.signet.token.AccessTokens;
import dev.signet.token.RefreshTokens;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Token revocation (RFC 7009). Revoking a refresh token ends its whole token family; revoking an access token ends only
 * that token. The response is the same for an unknown token and a token of another client.
 */
@Path("/oauth/v2/revoke")
public class RevocationResource {
    private static final Cors CORS = new Cors(HttpMethod.POST, "Authorization, Content-Type", Cors.OF_ERRORS);

    private final ClientAuthentication clients;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;

    RevocationResource(ClientAuthentication clients, AccessTokens accessTokens, RefreshTokens refreshTokens) {
        this.clients = clients;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response revoke(
            MultivaluedMap<String, String> form,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpServerRequest http) {
        Actor caller = Caller.actor(Actor.SYSTEM_ID, http);
        return CORS.answer(() -> answer(Parameters.of(form), authorization, caller));
    }

    /** Answers the CORS preflight, because apps that run in a browser may revoke their tokens. */
    @OPTIONS
    public Response preflight() {
        return CORS.preflight();
    }

    private Response.ResponseBuilder answer(Parameters parameters, @Nullable String authorization, Actor caller) {
        Requester asking = clients.requester(parameters, authorization, Endpoint.REVOKE);
        String token = parameters.require("token");
        if (!refreshTokens.revoke(token, asking.clientId(), caller)) {
            accessTokens
                    .read(token)
                    .filter(read -> read.clientId().equals(asking.clientId()))
                    .ifPresent(accessTokens::revoke);
        }
        return Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
