package dev.signet.oidc.logout;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.Client;
import dev.signet.interaction.Caller;
import dev.signet.interaction.PagePaths;
import dev.signet.interaction.SignOutRequest;
import dev.signet.interaction.SignOutRequests;
import dev.signet.kernel.Actor;
import dev.signet.oidc.jwt.IdToken;
import dev.signet.oidc.jwt.IdTokenReader;
import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.parameter.UiLocales;
import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.session.AgentCookie;
import dev.signet.session.Session;
import dev.signet.session.SessionCommands;
import dev.signet.session.SessionQueries;
import dev.signet.token.Actors;
import dev.signet.token.Issuer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * RP-initiated logout (OpenID Connect RP-Initiated Logout 1.0). A request with an ID token of a session in the same
 * browser ends that session. Any other request leads to a page that asks the person, so that neither another site nor
 * the holder of a leaked ID token can sign anybody out; if nobody is signed in in the browser, there is nothing to ask.
 * The token gate decides which tokens end with the session.
 */
@Path("/oidc/v1/end_session")
public class EndSessionResource {
    private static final String AGAIN = "/oidc/v1/end_session/again?id=";

    private final ApplicationQueries applications;
    private final IdTokenReader idTokens;
    private final SessionQueries sessions;
    private final SessionCommands commands;
    private final AgentCookie cookies;
    private final SignOutRequests requests;
    private final Issuer issuer;
    private final Clock clock;

    EndSessionResource(
            ApplicationQueries applications,
            IdTokenReader idTokens,
            SessionQueries sessions,
            SessionCommands commands,
            AgentCookie cookies,
            SignOutRequests requests,
            Issuer issuer,
            Clock clock) {
        this.applications = applications;
        this.idTokens = idTokens;
        this.sessions = sessions;
        this.commands = commands;
        this.cookies = cookies;
        this.requests = requests;
        this.issuer = issuer;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    public Response get(@Context UriInfo uri, @Context HttpHeaders headers, @Context HttpServerRequest http) {
        return end(uri.getQueryParameters(), headers, http);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response post(
            MultivaluedMap<String, String> form, @Context HttpHeaders headers, @Context HttpServerRequest http) {
        return end(form, headers, http);
    }

    private Response end(MultivaluedMap<String, String> all, HttpHeaders headers, HttpServerRequest http) {
        Parameters parameters;
        try {
            parameters = Parameters.of(all);
        } catch (ProtocolException e) {
            return seeOther(issuer.url() + PagePaths.error("request"));
        }
        Optional<IdToken> hint = parameters.find("id_token_hint").flatMap(idTokens::read);
        Optional<String> target = parameters.find("post_logout_redirect_uri");
        Optional<Client> client = clientOf(parameters, hint);
        boolean registered = target.isPresent()
                && client.filter(c -> c.allowsPostLogoutRedirect(target.get())).isPresent();
        if (target.isPresent() && !registered && (hint.isPresent() || client.isPresent())) {
            return seeOther(issuer.url() + PagePaths.error("redirect_uri"));
        }
        String state = parameters.find("state").orElse(null);
        SignOutRequest request = new SignOutRequest(
                hint.flatMap(this::sessionOf).map(Session::id).orElse(null),
                hint.map(EndSessionResource::by).orElse(null),
                client.filter(named -> registered || hint.isPresent())
                        .map(Client::clientId)
                        .orElse(null),
                registered ? withState(target.get(), state) : null,
                UiLocales.of(parameters),
                clock.instant());
        boolean mayLackCookie = HttpMethod.POST.equals(http.method());
        return mayLackCookie && cookie(headers) == null
                ? seeOther(issuer.url() + AGAIN + requests.seal(request))
                : decide(request, headers, http);
    }

    /**
     * A POST from another site carries no SameSite=Lax cookie. A browser that sent a POST without a cookie is therefore
     * redirected here, so that its GET carries the cookie if the browser has one.
     */
    @GET
    @Path("/again")
    @RunOnVirtualThread
    public Response again(
            @QueryParam("id") @Nullable String id, @Context HttpHeaders headers, @Context HttpServerRequest http) {
        return requests.open(id)
                .map(request -> decide(request, headers, http))
                .orElseGet(() -> seeOther(issuer.url() + PagePaths.SIGN_OUT));
    }

    // RP-Initiated Logout 1.0 section 2: asks the person unless the hint belongs to a session of this browser or the
    // browser has no session
    private Response decide(SignOutRequest request, HttpHeaders headers, HttpServerRequest http) {
        List<Session> here =
                cookies.agentId(cookie(headers)).map(sessions::activeOfAgent).orElseGet(List::of);
        Optional<Session> meant = here.stream()
                .filter(session -> session.id().equals(request.sessionId()))
                .findFirst();
        if (meant.isEmpty() && !here.isEmpty()) {
            return seeOther(issuer.url() + PagePaths.signOut(requests.seal(request)));
        }
        meant.ifPresent(session -> {
            String actorId = request.actorId();
            Actor actor = Caller.actor(actorId == null ? session.userId() : actorId, http);
            commands.terminate(session.id(), actor);
        });
        String target = request.target();
        if (target != null) {
            return seeOther(target);
        }
        return seeOther(issuer.url()
                + (request.uiLocales().isEmpty() ? PagePaths.SIGNED_OUT : PagePaths.signedOut(requests.seal(request))));
    }

    // RP-Initiated Logout 1.0 section 2: client_id, if sent, must be the client that the hint was issued to
    private Optional<Client> clientOf(Parameters parameters, Optional<IdToken> hint) {
        Optional<String> sent = parameters.find("client_id");
        if (hint.isEmpty()) {
            return sent.flatMap(applications::client);
        }
        String hinted = hint.get().clientId();
        return sent.filter(id -> !id.equals(hinted)).isPresent() ? Optional.empty() : applications.client(hinted);
    }

    /** The session in which the hint was issued. */
    private Optional<Session> sessionOf(IdToken hint) {
        return Optional.ofNullable(hint.text("sid"))
                .flatMap(sessions::find)
                .filter(session -> session.userId().equals(hint.userId()));
    }

    /**
     * The user who is recorded as ending the session: the actor of an exchanged ID token, otherwise the user of the
     * token.
     */
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
