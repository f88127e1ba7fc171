package dev.signet.oidc.introspection;

import dev.signet.application.Client;
import dev.signet.kernel.Actor;
import dev.signet.oidc.Parameters;
import dev.signet.oidc.clientauth.ClientAuthentication;
import dev.signet.token.AccessTokens;
import dev.signet.token.RefreshTokens;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Token revocation (RFC 7009): a refresh token ends its family, an access token ends alone. A token that is unknown or
 * belongs to another client is answered like one that was ended.
 */
@Path("/oauth/v2/revoke")
public class RevocationResource {
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
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Parameters parameters = Parameters.of(form);
        Client asking = clients.authenticate(parameters, authorization);
        String token = parameters.require("token");
        if (!refreshTokens.revoke(token, asking.clientId(), Actor.system())) {
            accessTokens
                    .read(token)
                    .filter(read -> read.clientId().equals(asking.clientId()))
                    .ifPresent(accessTokens::revoke);
        }
        return Response.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    /** Browser apps revoke too; the request itself authenticates, so every origin may. */
    @OPTIONS
    public Response preflight() {
        return Response.noContent()
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", "POST")
                .header("Access-Control-Allow-Headers", "Authorization, Content-Type")
                .header("Access-Control-Max-Age", "600")
                .build();
    }
}
