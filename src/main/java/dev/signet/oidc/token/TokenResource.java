package dev.signet.oidc.token;

import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.oidc.Parameters;
import dev.signet.oidc.ProtocolError;
import dev.signet.token.TokenRefusal;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The token endpoint (RFC 6749 section 3.2): finds the grant and answers, never cached. */
@Path("/oauth/v2/token")
public class TokenResource {
    private final Map<String, Grant> grants;

    TokenResource(@All List<Grant> grants) {
        this.grants = grants.stream().collect(Collectors.toUnmodifiableMap(Grant::type, Function.identity()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response token(
            MultivaluedMap<String, String> form,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent,
            @Context RoutingContext routing) {
        Parameters parameters = Parameters.of(form);
        Grant grant = grants.get(parameters.require("grant_type"));
        if (grant == null) {
            throw ProtocolError.UNSUPPORTED_GRANT_TYPE.because("This grant_type is not supported.");
        }
        Actor client =
                new Actor(Actor.SYSTEM_ID, routing.request().remoteAddress().hostAddress(), userAgent, null);
        return cors(Response.ok(answer(grant, parameters, authorization, client), MediaType.APPLICATION_JSON_TYPE))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .build();
    }

    /** Browser apps with PKCE call this endpoint; no cookie takes part, so every origin may (security rule 8). */
    @OPTIONS
    public Response preflight() {
        return cors(Response.noContent())
                .header("Access-Control-Allow-Methods", "POST")
                .header("Access-Control-Allow-Headers", "Authorization, Content-Type, DPoP")
                .header("Access-Control-Max-Age", "600")
                .build();
    }

    private static Map<String, Object> answer(
            Grant grant, Parameters parameters, @Nullable String authorization, Actor client) {
        try {
            return grant.grant(parameters, authorization, client).json();
        } catch (DomainException e) {
            DomainError error = e.error();
            if (error == TokenRefusal.SCOPE_EXCEEDED) {
                throw ProtocolError.INVALID_SCOPE.because("More scopes were asked for than granted.");
            }
            if (error.kind() == DomainError.Kind.UNAUTHENTICATED) {
                // which state of the user or the app refuses is not told
                throw ProtocolError.INVALID_GRANT.because("The grant is invalid, expired, revoked or not yours.");
            }
            if (error.kind() == DomainError.Kind.UNAVAILABLE) {
                throw ProtocolError.TEMPORARILY_UNAVAILABLE.because(error.message());
            }
            throw e;
        }
    }

    private static Response.ResponseBuilder cors(Response.ResponseBuilder response) {
        return response.header("Access-Control-Allow-Origin", "*");
    }
}
