package dev.signet.oidc.token;

import dev.signet.interaction.Caller;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.oidc.dpop.CheckedProof;
import dev.signet.oidc.dpop.DpopProofs;
import dev.signet.oidc.dpop.DpopRequest;
import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.profile.ProtocolRules;
import dev.signet.oidc.protocol.Cors;
import dev.signet.oidc.protocol.Endpoint;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.token.Issuer;
import dev.signet.token.TokenRefusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
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
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint (RFC 6749 section 3.2). It finds the grant, checks the DPoP proof, and forbids caching of the
 * response.
 */
@Path("/oauth/v2/token")
public class TokenResource {
    private static final Cors CORS = new Cors(
            HttpMethod.POST, "Authorization, Content-Type, DPoP", DpopProofs.NONCE_HEADER + ", " + Cors.OF_ERRORS);

    private final Map<String, Grant> grants;
    private final Map<String, Counter> issued;
    private final DpopProofs proofs;
    private final ProtocolRules rules;
    private final String url;

    TokenResource(
            @All List<Grant> grants, DpopProofs proofs, ProtocolRules rules, Issuer issuer, MeterRegistry metrics) {
        this.grants = grants.stream().collect(Collectors.toUnmodifiableMap(Grant::type, Function.identity()));
        this.issued = this.grants.keySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), type -> metrics.counter("signet.tokens.issued", "grant", type)));
        this.proofs = proofs;
        this.rules = rules;
        this.url = Endpoint.TOKEN.url(issuer);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response token(
            MultivaluedMap<String, String> form,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(DpopProofs.HEADER) List<String> dpop,
            @Context HttpServerRequest http) {
        Actor client = Caller.actor(Actor.SYSTEM_ID, http);
        return CORS.answer(() -> answer(Parameters.of(form), authorization, client, dpop));
    }

    private Response.ResponseBuilder answer(
            Parameters parameters, @Nullable String authorization, Actor client, List<String> dpop) {
        Grant grant = find(parameters.require("grant_type"));
        CheckedProof proof = proofs.show(new DpopRequest(dpop, HttpMethod.POST, url));
        checkBound(proof);
        TokenResponse answer = answer(grant, new TokenRequest(parameters, authorization, client, proof));
        counterOf(grant).increment();
        Response.ResponseBuilder response = Response.ok(answer.json(), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache");
        if (proof != null) {
            proofs.nonceToTell().ifPresent(nonce -> response.header(DpopProofs.NONCE_HEADER, nonce));
        }
        return response;
    }

    private Counter counterOf(Grant grant) {
        return Objects.requireNonNull(issued.get(grant.type()), "every grant has a counter");
    }

    // FAPI 2.0 Security Profile 5.3.2.1 forbids access tokens that are not bound to a key. The error is
    // invalid_request, because invalid_dpop_proof is for a proof that is wrong, not for one that is missing.
    private void checkBound(@Nullable CheckedProof proof) {
        if (rules.fapi() && proof == null) {
            throw ProtocolError.INVALID_REQUEST.because("A DPoP proof is required.");
        }
    }

    private Grant find(String type) {
        Grant grant = grants.get(type);
        if (grant == null) {
            throw ProtocolError.UNSUPPORTED_GRANT_TYPE.because("This grant_type is not supported.");
        }
        return grant;
    }

    /** Answers the CORS preflight, because apps that run in a browser redeem their codes here. */
    @OPTIONS
    public Response preflight() {
        return CORS.preflight();
    }

    private static TokenResponse answer(Grant grant, TokenRequest request) {
        try {
            TokenResponse answer = grant.grant(request);
            String bound = answer.accessToken().token().keyThumbprint();
            if (!Objects.equals(bound, request.keyThumbprint())) {
                throw new IllegalStateException(
                        "The grant " + grant.type() + " did not bind the token to the key of the request");
            }
            CheckedProof proof = request.proof();
            if (proof != null && !proof.isUsed()) {
                throw new IllegalStateException(
                        "The grant " + grant.type() + " did not record the use of the DPoP proof");
            }
            return answer;
        } catch (DomainException e) {
            DomainError error = e.error();
            if (error.equals(TokenRefusal.SCOPE_EXCEEDED)) {
                throw ProtocolError.INVALID_SCOPE.because("More scopes were requested than granted.");
            }
            if (error.kind() == DomainError.Kind.UNAUTHENTICATED) {
                // Does not reveal whether the state of the user, of the application or of the tokens is the reason.
                throw ProtocolError.INVALID_GRANT.because(
                        "The grant is invalid, expired, revoked, or was issued to another client.");
            }
            throw e;
        }
    }
}
