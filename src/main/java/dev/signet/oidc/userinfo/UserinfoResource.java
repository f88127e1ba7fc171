package dev.signet.oidc.userinfo;

import dev.signet.oidc.Cors;
import dev.signet.oidc.Endpoint;
import dev.signet.oidc.ProtocolError;
import dev.signet.oidc.ProtocolException;
import dev.signet.oidc.dpop.DpopProofs;
import dev.signet.oidc.dpop.DpopRequest;
import dev.signet.token.AccessToken;
import dev.signet.token.AccessTokens;
import dev.signet.token.Issuer;
import dev.signet.token.TokenGate;
import dev.signet.user.UserView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The userinfo endpoint (OpenID Connect Core 5.3). */
@Path("/oidc/v1/userinfo")
public class UserinfoResource {
    private static final Cors CORS =
            new Cors("GET, POST", "Authorization, Content-Type, DPoP", DpopProofs.NONCE_HEADER + ", " + Cors.OF_ERRORS);

    private final AccessTokens tokens;
    private final TokenGate gate;
    private final StandardClaims claims;
    private final SignedUserinfo signed;
    private final DpopProofs proofs;
    private final String url;

    UserinfoResource(
            AccessTokens tokens,
            TokenGate gate,
            StandardClaims claims,
            SignedUserinfo signed,
            DpopProofs proofs,
            Issuer issuer) {
        this.tokens = tokens;
        this.gate = gate;
        this.claims = claims;
        this.signed = signed;
        this.proofs = proofs;
        this.url = Endpoint.USERINFO.url(issuer);
    }

    @GET
    @RunOnVirtualThread
    public Response get(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(DpopProofs.HEADER) List<String> dpop,
            @Context HttpHeaders headers) {
        return CORS.answer(() -> answer(authorization, null, new DpopRequest(dpop, HttpMethod.GET, url), headers));
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.WILDCARD})
    @RunOnVirtualThread
    public Response post(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(DpopProofs.HEADER) List<String> dpop,
            @FormParam("access_token") @Nullable String bodyToken,
            @Context HttpHeaders headers) {
        return CORS.answer(
                () -> answer(authorization, bodyToken, new DpopRequest(dpop, HttpMethod.POST, url), headers));
    }

    /** The answer depends on the token alone. */
    @OPTIONS
    public Response preflight() {
        return CORS.preflight();
    }

    private Response.ResponseBuilder answer(
            @Nullable String authorization, @Nullable String bodyToken, DpopRequest request, HttpHeaders headers) {
        PresentedToken presented = PresentedToken.of(authorization, bodyToken);
        AccessToken token = tokens.read(presented.text()).orElseThrow(UserinfoResource::refused);
        if (!token.scopes().contains("openid")) {
            throw refused();
        }
        UserView user = gate.user(token).orElseThrow(UserinfoResource::refused);
        proofs.checkUse(token, presented.text(), presented.proven(), request);
        Map<String, Object> about =
                claims.of(user, token.scopes(), token.terms().userinfoClaims());
        Response.ResponseBuilder response = body(about, token, headers)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (presented.proven()) {
            proofs.nonceToTell().ifPresent(nonce -> response.header(DpopProofs.NONCE_HEADER, nonce));
        }
        return response;
    }

    private Response.ResponseBuilder body(Map<String, Object> about, AccessToken token, HttpHeaders headers) {
        return SignedUserinfo.isWanted(headers.getAcceptableMediaTypes())
                ? Response.ok(signed.of(about, token.clientId()), SignedUserinfo.MEDIA_TYPE)
                : Response.ok(about, MediaType.APPLICATION_JSON_TYPE);
    }

    private static ProtocolException refused() {
        return ProtocolError.INVALID_TOKEN.because("The access token is not valid for this endpoint.");
    }
}
