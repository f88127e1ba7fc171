package dev.signet.oidc.par;

import dev.signet.application.Client;
import dev.signet.oidc.Parameters;
import dev.signet.oidc.authorize.PushedRequests;
import dev.signet.oidc.clientauth.ClientAuthentication;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pushed authorization request endpoint (RFC 9126 section 2). */
@Path("/oauth/v2/par")
public class PushedRequestResource {
    private final ClientAuthentication clients;
    private final PushedRequests requests;

    PushedRequestResource(ClientAuthentication clients, PushedRequests requests) {
        this.clients = clients;
        this.requests = requests;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response push(
            MultivaluedMap<String, String> form,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Parameters parameters = Parameters.of(form);
        Client client = clients.authenticate(parameters, authorization);
        PushedRequests.Pushed pushed = requests.push(parameters, client);
        return cors(Response.status(Response.Status.CREATED))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .entity(Map.of("request_uri", pushed.requestUri(), "expires_in", pushed.lifetimeSeconds()))
                .build();
    }

    /** Browser apps push too; no cookie takes part, so every origin may (security rule 8). */
    @OPTIONS
    public Response preflight() {
        return cors(Response.noContent())
                .header("Access-Control-Allow-Methods", "POST")
                .header("Access-Control-Allow-Headers", "Authorization, Content-Type, DPoP")
                .header("Access-Control-Max-Age", "600")
                .build();
    }

    private static Response.ResponseBuilder cors(Response.ResponseBuilder response) {
        return response.header("Access-Control-Allow-Origin", "*");
    }
}
