package dev.signet.oidc.registration;

import dev.signet.application.Client;
import dev.signet.application.ClientSecrets;
import dev.signet.interaction.Caller;
import dev.signet.kernel.Actor;
import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.protocol.ProtocolError;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The client registration and configuration endpoints (RFC 7591 section 3, RFC 7592 section 2). They are off unless the
 * operator enables them.
 */
@Path("/oauth/v2/register")
public class RegistrationResource {
    private static final String BEARER = "Bearer ";

    /**
     * Members that the server sets and that a client must not send when it replaces its metadata (RFC 7592 section
     * 2.2).
     */
    private static final List<String> GIVEN_OUT = List.of(
            "registration_access_token", "registration_client_uri", "client_secret_expires_at", "client_id_issued_at");

    private final RegistrationConfig config;
    private final InitialAccess access;
    private final MetadataChecks checks;
    private final Registrations registrations;
    private final RegistrationAnswer answer;
    private final ClientSecrets secrets;

    RegistrationResource(
            RegistrationConfig config,
            InitialAccess access,
            MetadataChecks checks,
            Registrations registrations,
            RegistrationAnswer answer,
            ClientSecrets secrets) {
        this.config = config;
        this.access = access;
        this.checks = checks;
        this.registrations = registrations;
        this.answer = answer;
        this.secrets = secrets;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response register(
            @Nullable String body,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context UriInfo uri,
            @Context HttpServerRequest http) {
        requireEnabled();
        String projectId =
                Parameters.of(uri.getQueryParameters()).find("project_id").orElse(null);
        InitialAccess.Admission admission = access.admit(token(authorization), projectId);
        ClientMetadata metadata = checks.check(MetadataDocument.parse(body));
        Actor actor = Caller.actor(admission.principal().actingId(), http);
        return answer.of(Response.Status.CREATED, registrations.register(admission.project(), metadata, actor));
    }

    @GET
    @Path("/{clientId}")
    @RunOnVirtualThread
    public Response read(
            @PathParam("clientId") String clientId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        requireEnabled();
        String token = token(authorization);
        Client client = registrations.require(clientId, token);
        return answer.of(Response.Status.OK, registrations.find(client, String.valueOf(token)));
    }

    @PUT
    @Path("/{clientId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response replace(
            @PathParam("clientId") String clientId,
            @Nullable String body,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpServerRequest http) {
        requireEnabled();
        String token = token(authorization);
        Client client = registrations.require(clientId, token);
        MetadataDocument document = MetadataDocument.parse(body);
        checkIdentity(document, client);
        return answer.of(
                Response.Status.OK,
                registrations.replace(
                        client, String.valueOf(token), checks.check(document), Caller.actor(Actor.SYSTEM_ID, http)));
    }

    @DELETE
    @Path("/{clientId}")
    @RunOnVirtualThread
    public Response remove(
            @PathParam("clientId") String clientId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpServerRequest http) {
        requireEnabled();
        registrations.remove(
                registrations.require(clientId, token(authorization)), Caller.actor(Actor.SYSTEM_ID, http));
        return Response.noContent()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void requireEnabled() {
        if (!config.enabled()) {
            throw new NotFoundException();
        }
    }

    // RFC 7592 section 2.2: the client sends its own id and no member that only the server may set
    private void checkIdentity(MetadataDocument document, Client client) {
        for (String name : GIVEN_OUT) {
            if (document.has(name)) {
                throw ProtocolError.INVALID_REQUEST.because(name + " must not be sent by the client.");
            }
        }
        if (!client.clientId().equals(document.text("client_id"))) {
            throw ProtocolError.INVALID_REQUEST.because("client_id must be that of the client.");
        }
        String secret = document.text("client_secret");
        if (secret != null && !secrets.matches(client, secret)) {
            throw ProtocolError.INVALID_REQUEST.because("client_secret is not that of the client.");
        }
    }

    private static @Nullable String token(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }
}
