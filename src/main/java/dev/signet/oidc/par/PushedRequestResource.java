package dev.signet.oidc.par;

import dev.signet.application.Client;
import dev.signet.oidc.authorize.PushedRequests;
import dev.signet.oidc.clientauth.ClientAuthentication;
import dev.signet.oidc.dpop.DpopProofs;
import dev.signet.oidc.dpop.DpopRequest;
import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.profile.RequestLimits;
import dev.signet.oidc.protocol.Cors;
import dev.signet.oidc.protocol.Endpoint;
import dev.signet.token.Issuer;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pushed authorization request endpoint (RFC 9126 section 2). */
@Path("/oauth/v2/par")
public class PushedRequestResource {
    private static final Cors CORS = new Cors(
            HttpMethod.POST, "Authorization, Content-Type, DPoP", DpopProofs.NONCE_HEADER + ", " + Cors.OF_ERRORS);

    private final ClientAuthentication clients;
    private final RequestLimits limits;
    private final PushedRequests requests;
    private final DpopProofs proofs;
    private final String url;

    PushedRequestResource(
            ClientAuthentication clients,
            RequestLimits limits,
            PushedRequests requests,
            DpopProofs proofs,
            Issuer issuer) {
        this.clients = clients;
        this.limits = limits;
        this.requests = requests;
        this.proofs = proofs;
        this.url = Endpoint.PUSHED_AUTHORIZATION.url(issuer);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response push(
            MultivaluedMap<String, String> form,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(DpopProofs.HEADER) List<String> dpop,
            @Context HttpServerRequest http) {
        return CORS.answer(() -> answer(Parameters.of(form), authorization, dpop, http));
    }

    private Response.ResponseBuilder answer(
            Parameters parameters, @Nullable String authorization, List<String> dpop, HttpServerRequest http) {
        Client client = clients.authenticate(parameters, authorization, Endpoint.PUSHED_AUTHORIZATION);
        limits.begins(client, http);
        // RFC 9449 section 10.1: the code that is issued for this request is bound to the key of the proof
        String thumbprint = proofs.check(new DpopRequest(dpop, HttpMethod.POST, url));
        PushedRequests.Pushed pushed = requests.push(parameters, client, thumbprint);
        Response.ResponseBuilder response = Response.status(Response.Status.CREATED)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .entity(Map.of("request_uri", pushed.requestUri(), "expires_in", pushed.lifetimeSeconds()));
        if (thumbprint != null) {
            proofs.nonceToTell().ifPresent(nonce -> response.header(DpopProofs.NONCE_HEADER, nonce));
        }
        return response;
    }

    /** Answers the CORS preflight, because apps that run in a browser may push requests. */
    @OPTIONS
    public Response preflight() {
        return CORS.preflight();
    }
}
