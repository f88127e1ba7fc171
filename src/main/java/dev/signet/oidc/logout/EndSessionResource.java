package dev.signet.oidc.logout;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.Client;
import dev.signet.kernel.Actor;
import dev.signet.oidc.Caller;
import dev.signet.oidc.IdToken;
import dev.signet.oidc.IdTokenReader;
import dev.signet.oidc.Parameters;
import dev.signet.oidc.ProtocolException;
import dev.signet.session.AgentCookie;
import dev.signet.session.Session;
import dev.signet.session.SessionCommands;
import dev.signet.session.SessionQueries;
import dev.signet.token.Actors;
import dev.signet.token.Issuer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * RP-initiated logout (OpenID Connect RP-Initiated Logout 1.0): with an ID token of this issuer the session it names
 * ends; without one a page asks, so that no foreign site can sign anybody out. Which tokens end with the session is for
 * the gate to say.
 */
@Path("/oidc/v1/end_session")
public class EndSessionResource {
    private final ApplicationQueries applications;
    private final IdTokenReader idTokens;
    private final SessionQueries sessions;
    private final SessionCommands commands;
    private final AgentCookie cookies;
    private final Issuer issuer;

    EndSessionResource(
            ApplicationQueries applications,
            IdTokenReader idTokens,
            SessionQueries sessions,
            SessionCommands commands,
            AgentCookie cookies,
            Issuer issuer) {
        this.applications = applications;
        this.idTokens = idTokens;
        this.sessions = sessions;
        this.commands = commands;
        this.cookies = cookies;
        this.issuer = issuer;
    }

    @GET
    @RunOnVirtualThread
    public Response get(@Context UriInfo uri, @Context HttpHeaders headers, @Context RoutingContext routing) {
        return end(uri.getQueryParameters(), headers, routing);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response post(
            MultivaluedMap<String, String> form, @Context HttpHeaders headers, @Context RoutingContext routing) {
        return end(form, headers, routing);
    }

    private Response end(MultivaluedMap<String, String> all, HttpHeaders headers, RoutingContext routing) {
        Parameters parameters;
        try {
            parameters = Parameters.of(all);
        } catch (ProtocolException e) {
            return seeOther(issuer.url() + "/ui/login/error?reason=request");
        }
        Optional<IdToken> hint = parameters.find("id_token_hint").flatMap(idTokens::read);
        if (hint.isEmpty()) {
            return seeOther(issuer.url() + "/ui/login/logout");
        }
        Optional<String> target = parameters.find("post_logout_redirect_uri");
        Optional<Client> client = clientOf(parameters, hint.get());
        if (target.isPresent()
                && !client.map(c -> c.allowsPostLogoutRedirect(target.get())).orElse(false)) {
            return seeOther(issuer.url() + "/ui/login/error?reason=redirect_uri");
        }
        terminate(hint.get(), headers, Caller.actor(by(hint.get()), routing));
        return seeOther(
                target.map(uri -> withState(uri, parameters.find("state").orElse(null)))
                        .orElse(issuer.url() + "/ui/login/signed-out"));
    }

    // section 2: client_id, if sent, must be that of the hint
    private Optional<Client> clientOf(Parameters parameters, IdToken hint) {
        String hinted = hint.clientId();
        return parameters.find("client_id").filter(id -> !id.equals(hinted)).isPresent()
                ? Optional.empty()
                : applications.client(hinted);
    }

    /** Ends the session the hint names, if it is this browser's or belongs to the hinted user. */
    private void terminate(IdToken hint, HttpHeaders headers, Actor actor) {
        String userId = hint.userId();
        Optional<Session> named = Optional.ofNullable(hint.text("sid"))
                .flatMap(sessions::find)
                .filter(session -> session.userId().equals(userId));
        Optional<Session> here = cookies.agentId(cookie(headers)).flatMap(agent -> sessions.active(agent, userId));
        named.or(() -> here).ifPresent(session -> commands.terminate(session.id(), actor));
    }

    /** Who brings the hint: an ID token that was exchanged names somebody who acts for the user. */
    private static String by(IdToken hint) {
        String actorId = Actors.readFrom(hint.claims()).present();
        return actorId == null ? hint.userId() : actorId;
    }

    private @Nullable String cookie(HttpHeaders headers) {
        Cookie cookie = headers.getCookies().get(cookies.name());
        return cookie == null ? null : cookie.getValue();
    }

    private static String withState(String uri, @Nullable String state) {
        return state == null
                ? uri
                : uri + (uri.contains("?") ? "&" : "?") + "state=" + URLEncoder.encode(state, StandardCharsets.UTF_8);
    }

    private static Response seeOther(String target) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, target)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
