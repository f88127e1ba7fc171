package dev.signet.oidc.userinfo;

import dev.signet.oidc.ProtocolError;
import dev.signet.oidc.ProtocolException;
import dev.signet.token.AccessToken;
import dev.signet.token.AccessTokens;
import dev.signet.token.TokenGate;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The userinfo endpoint (OpenID Connect Core 5.3). */
@Path("/oidc/v1/userinfo")
public class UserinfoResource {
    private final AccessTokens tokens;
    private final TokenGate gate;
    private final StandardClaims claims;

    UserinfoResource(AccessTokens tokens, TokenGate gate, StandardClaims claims) {
        this.tokens = tokens;
        this.gate = gate;
        this.claims = claims;
    }

    @GET
    @RunOnVirtualThread
    public Response get(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return answer(BearerToken.of(authorization, null));
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.WILDCARD})
    @RunOnVirtualThread
    public Response post(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @FormParam("access_token") @Nullable String bodyToken) {
        return answer(BearerToken.of(authorization, bodyToken));
    }

    /** Browser apps ask first; the answer depends on the token alone, so every origin may read it. */
    @OPTIONS
    public Response preflight() {
        return Response.noContent()
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", "GET, POST")
                .header("Access-Control-Allow-Headers", "Authorization, Content-Type")
                .header("Access-Control-Max-Age", "600")
                .build();
    }

    private Response answer(String text) {
        AccessToken token = tokens.read(text).orElseThrow(UserinfoResource::refused);
        if (!token.scopes().contains("openid") || !gate.check(token).admitted()) {
            throw refused();
        }
        return Response.ok(
                        claims.of(token.userId(), token.scopes()).orElseThrow(UserinfoResource::refused),
                        MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    private static ProtocolException refused() {
        return ProtocolError.INVALID_TOKEN.because("The access token is not valid for this endpoint.");
    }
}
