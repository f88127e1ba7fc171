package dev.signet.oidc.device;

import dev.signet.application.Client;
import dev.signet.application.GrantType;
import dev.signet.device.DeviceAuthorizations;
import dev.signet.oidc.clientauth.ClientAuthentication;
import dev.signet.oidc.parameter.OrgScopes;
import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.parameter.RequestedScopes;
import dev.signet.oidc.profile.RequestLimits;
import dev.signet.oidc.protocol.Cors;
import dev.signet.oidc.protocol.Endpoint;
import dev.signet.oidc.protocol.ProtocolError;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The device authorization endpoint (RFC 8628 section 3.1). */
@Path("/oauth/v2/device_authorization")
public class DeviceAuthorizationResource {
    private static final Cors CORS = new Cors(HttpMethod.POST, "Authorization, Content-Type", Cors.OF_ERRORS);
    private static final int MAX_LENGTH = 4_000;

    private final ClientAuthentication clients;
    private final RequestLimits limits;
    private final DeviceAuthorizations devices;
    private final OrgScopes orgs;
    private final Issuer issuer;

    DeviceAuthorizationResource(
            ClientAuthentication clients,
            RequestLimits limits,
            DeviceAuthorizations devices,
            OrgScopes orgs,
            Issuer issuer) {
        this.clients = clients;
        this.limits = limits;
        this.devices = devices;
        this.orgs = orgs;
        this.issuer = issuer;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response begin(
            MultivaluedMap<String, String> form,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpServerRequest http) {
        return CORS.answer(() -> answer(Parameters.of(form), authorization, http));
    }

    /** Answers the CORS preflight, because apps that run in a browser may act as devices. */
    @OPTIONS
    public Response preflight() {
        return CORS.preflight();
    }

    private Response.ResponseBuilder answer(
            Parameters parameters, @Nullable String authorization, HttpServerRequest http) {
        Client asking = clients.authenticate(parameters, authorization, Endpoint.DEVICE_AUTHORIZATION);
        checkGrant(asking);
        limits.begins(asking, http);
        List<String> scopes = scopes(parameters, asking);
        DeviceAuthorizations.Begun begun = devices.begin(asking.clientId(), scopes, orgs.orgId(scopes));
        return Response.ok(json(begun), MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static void checkGrant(Client asking) {
        if (!asking.grantTypes().contains(GrantType.DEVICE_CODE)) {
            throw ProtocolError.UNAUTHORIZED_CLIENT.because("The client is not registered for the device grant.");
        }
    }

    private static List<String> scopes(Parameters parameters, Client asking) {
        List<String> scopes = RequestedScopes.of(parameters, asking);
        if (String.join(" ", scopes).length() > MAX_LENGTH) {
            throw ProtocolError.INVALID_SCOPE.because("The scopes have more than " + MAX_LENGTH + " characters.");
        }
        return scopes;
    }

    // the members of the response (RFC 8628 section 3.2)
    private Map<String, Object> json(DeviceAuthorizations.Begun begun) {
        String page = issuer.url() + DeviceAuthorizations.PAGE;
        String userCode = begun.userCode().shown();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("device_code", begun.deviceCode());
        answer.put("user_code", userCode);
        answer.put("verification_uri", page);
        answer.put("verification_uri_complete", page + "?user_code=" + userCode);
        answer.put("expires_in", begun.lifetime().toSeconds());
        answer.put("interval", begun.interval().toSeconds());
        return answer;
    }
}
