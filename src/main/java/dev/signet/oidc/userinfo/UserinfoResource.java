package dev.signet.oidc.userinfo;

import dev.signet.oidc.dpop.DpopProofs;
import dev.signet.oidc.dpop.DpopRequest;
import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.profile.OfferedAlgorithms;
import dev.signet.oidc.protocol.Cors;
import dev.signet.oidc.protocol.Endpoint;
import dev.signet.oidc.protocol.Forms;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.token.AccessToken;
import dev.signet.token.AccessTokens;
import dev.signet.token.GateVerdict;
import dev.signet.token.Issuer;
import dev.signet.token.TokenGate;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The userinfo endpoint (OpenID Connect Core 5.3). */
@Path("/oidc/v1/userinfo")
public class UserinfoResource {
    private static final String BODY_TOKEN = "access_token";
    private static final Cors CORS =
            new Cors("GET, POST", "Authorization, Content-Type, DPoP", DpopProofs.NONCE_HEADER + ", " + Cors.OF_ERRORS);

    private final AccessTokens tokens;
    private final TokenGate gate;
    private final StandardClaims claims;
    private final RoleClaims roles;
    private final SignedUserinfo signed;
    private final OfferedAlgorithms algorithms;
    private final DpopProofs proofs;
    private final String url;

    UserinfoResource(
            AccessTokens tokens,
            TokenGate gate,
            StandardClaims claims,
            RoleClaims roles,
            SignedUserinfo signed,
            OfferedAlgorithms algorithms,
            DpopProofs proofs,
            Issuer issuer) {
        this.tokens = tokens;
        this.gate = gate;
        this.claims = claims;
        this.roles = roles;
        this.signed = signed;
        this.algorithms = algorithms;
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
            byte @Nullable [] body,
            @Context HttpHeaders headers) {
        MultivaluedMap<String, String> form =
                body != null && Forms.isForm(headers.getHeaderString(HttpHeaders.CONTENT_TYPE))
                        ? Forms.read(body)
                        : new MultivaluedHashMap<>();
        return CORS.answer(() -> answer(
                authorization,
                Parameters.of(form).find(BODY_TOKEN).orElse(null),
                new DpopRequest(dpop, HttpMethod.POST, url),
                headers));
    }

    /**
     * Answers the CORS preflight. Scripts of every origin may call this endpoint, because its response depends only on
     * the access token and not on cookies.
     */
    @OPTIONS
    public Response preflight() {
        return CORS.preflight();
    }

    private Response.ResponseBuilder answer(
            @Nullable String authorization, @Nullable String bodyToken, DpopRequest request, HttpHeaders headers) {
        return PresentedToken.of(authorization, bodyToken)
                .map(presented -> answer(presented, request, headers))
                .orElseGet(this::challenge);
    }

    private Response.ResponseBuilder answer(PresentedToken presented, DpopRequest request, HttpHeaders headers) {
        AccessToken token = tokens.read(presented.text()).orElseThrow(() -> refused(presented));
        TokenGate.Subject subject = gate.subject(token).orElseThrow(() -> refused(presented));
        proofs.checkUse(token, presented.text(), presented.proven(), request);
        checkScope(token, presented);
        Map<String, Object> about =
                claims.of(subject.user(), token.scopes(), token.terms().userinfoClaims());
        about.putAll(rolesOf(token, subject));
        Response.ResponseBuilder response = body(about, token, subject.userinfoAlgorithm(), headers)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (presented.proven()) {
            proofs.nonceToTell().ifPresent(nonce -> response.header(DpopProofs.NONCE_HEADER, nonce));
        }
        return response;
    }

    private Map<String, Object> rolesOf(AccessToken token, TokenGate.Subject subject) {
        GateVerdict.AskingApplication application = subject.application();
        if (application == null) {
            return roles.of(token.userId(), null, token.scopes(), false);
        }
        Map<String, Object> claims = new LinkedHashMap<>(
                roles.of(token.userId(), application.projectId(), token.scopes(), application.roleAssertion()));
        if (application.flatClaims()) {
            claims.putAll(roles.flat(token.userId(), application.projectId(), application.orgId(), token.scopes()));
        }
        return claims;
    }

    // OpenID Connect Core 5.3.2: the response is a signed JWT if the client registered an algorithm for it or if Accept
    // prefers a JWT
    private Response.ResponseBuilder body(
            Map<String, Object> about, AccessToken token, @Nullable SigningAlgorithm registered, HttpHeaders headers) {
        if (registered == null && !SignedUserinfo.isWanted(headers.getAcceptableMediaTypes())) {
            return Response.ok(about, MediaType.APPLICATION_JSON_TYPE);
        }
        SigningAlgorithm algorithm = registered == null ? algorithms.standard() : registered;
        return Response.ok(signed.of(about, token.clientId(), algorithm), SignedUserinfo.MEDIA_TYPE);
    }

    // OpenID Connect Core 5.3.1: requires the scope openid
    private void checkScope(AccessToken token, PresentedToken presented) {
        if (!token.scopes().contains("openid")) {
            throw presented.refused(
                    proofs,
                    ProtocolError.INSUFFICIENT_SCOPE.because("The access token lacks the scope openid."),
                    "error=\"insufficient_scope\", scope=\"openid\"");
        }
    }

    private ProtocolException refused(PresentedToken presented) {
        return presented.refused(
                proofs,
                ProtocolError.INVALID_TOKEN.because("The access token is not valid for this endpoint."),
                "error=\"invalid_token\"");
    }

    // RFC 6750 section 3.1: a request without a token gets a challenge without an error code
    private Response.ResponseBuilder challenge() {
        return Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"signet\", " + proofs.challenge(""));
    }
}
