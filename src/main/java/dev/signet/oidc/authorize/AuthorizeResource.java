package dev.signet.oidc.authorize;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.Client;
import dev.signet.oidc.Parameters;
import dev.signet.oidc.ProtocolError;
import dev.signet.oidc.ProtocolException;
import dev.signet.session.AgentCookie;
import dev.signet.session.Session;
import dev.signet.token.Issuer;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The authorization endpoint (RFC 6749 section 3.1, OpenID Connect Core 3.1.2). Hands over to the sign-in pages and is
 * resumed by them at its callback. No CORS here: a browser navigates to it.
 */
@Path("/oauth/v2/authorize")
public class AuthorizeResource {
    private static final String LOGIN = "/ui/login/login?authRequestID=";
    private static final String ERROR = "/ui/login/error?reason=";

    private final ApplicationQueries applications;
    private final RequestSource source;
    private final RequestChecks checks;
    private final AuthRequests requests;
    private final SessionChoice choice;
    private final Answer answer;
    private final AgentCookie cookies;
    private final Issuer issuer;

    AuthorizeResource(
            ApplicationQueries applications,
            RequestSource source,
            RequestChecks checks,
            AuthRequests requests,
            SessionChoice choice,
            Answer answer,
            AgentCookie cookies,
            Issuer issuer) {
        this.applications = applications;
        this.source = source;
        this.checks = checks;
        this.requests = requests;
        this.choice = choice;
        this.answer = answer;
        this.cookies = cookies;
        this.issuer = issuer;
    }

    @GET
    @RunOnVirtualThread
    public Response get(@Context UriInfo uri, @Context HttpHeaders headers) {
        return authorize(uri.getQueryParameters(), headers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response post(MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        return authorize(form, headers);
    }

    /** Where the sign-in pages send the browser once a session answers the request, or the person has declined it. */
    @GET
    @Path("/callback")
    @RunOnVirtualThread
    public Response callback(@QueryParam("id") String id, @Context HttpHeaders headers) {
        Optional<String> agent = cookies.agentId(cookie(headers));
        return agent.flatMap(agentId -> requests.find(id, agentId))
                .map(this::resume)
                .or(() ->
                        agent.flatMap(agentId -> requests.declined(id, agentId)).map(this::tellDeclined))
                .orElseGet(() -> errorPage("expired"));
    }

    // RFC 6749 section 4.1.2.1; the same however often the browser asks, so that a second click loses nothing
    private Response tellDeclined(AuthRequest request) {
        return answer.error(request, ProtocolError.ACCESS_DENIED.because("The person cancelled the sign-in."));
    }

    private Response resume(AuthRequest request) {
        Optional<Session> chosen = choice.chosen(request);
        if (chosen.filter(session -> !request.isAbout(session.userId())).isPresent()) {
            // OpenID Connect Core 3.1.2.1 and 5.5.1
            return answer.error(request, ProtocolError.LOGIN_REQUIRED.because("Somebody else has signed in."));
        }
        if (chosen.isPresent() && request.isOfPage()) {
            return seeOther(request.redirectUri() + "?authRequestID=" + request.id())
                    .build();
        }
        return chosen.flatMap(session -> requests.code(request, session.id()))
                .map(code -> answer.code(request, code))
                .orElseGet(() -> seeOther(LOGIN + request.id()).build());
    }

    // Until client and redirect URI are known to belong together nothing is sent to the address (security rule 8).
    private Response authorize(MultivaluedMap<String, String> all, HttpHeaders headers) {
        Parameters sent;
        try {
            sent = Parameters.of(all);
        } catch (ProtocolException e) {
            return errorPage("request");
        }
        Optional<Client> client = sent.find("client_id").flatMap(applications::client);
        if (client.isEmpty()) {
            return errorPage("client");
        }
        try {
            return authorize(source.of(sent, client.get()), client.get(), headers);
        } catch (ProtocolException e) {
            return refuse(sent, client.get(), e);
        }
    }

    private Response authorize(Parameters parameters, Client client, HttpHeaders headers) {
        Optional<String> redirectUri = parameters.find("redirect_uri").filter(client::allowsRedirect);
        if (redirectUri.isEmpty()) {
            return withoutAddress(parameters);
        }
        Optional<Target> target = target(parameters, client, redirectUri.get());
        if (target.isEmpty()) {
            return errorPage("request");
        }
        try {
            return answerOrAsk(target.get(), headers);
        } catch (ProtocolException e) {
            return answer.error(target.get(), e);
        }
    }

    /** None was named, or one that is not registered; what stands in an object that was refused is not known. */
    private Response withoutAddress(Parameters parameters) {
        if (parameters.find("redirect_uri").isPresent()) {
            return errorPage("redirect_uri");
        }
        boolean elsewhere = parameters.find("request").isPresent()
                || parameters.find("request_uri").isPresent();
        return errorPage(elsewhere ? "request" : "redirect_uri_missing");
    }

    /** Empty when it is not known how to answer. */
    private static Optional<Target> target(Parameters parameters, Client client, String redirectUri) {
        try {
            return Optional.of(Target.of(parameters, client, redirectUri));
        } catch (ProtocolException e) {
            return Optional.empty();
        }
    }

    /** Refuses a request whose real parameters could not be had; one that was pushed has no address then. */
    private Response refuse(Parameters sent, Client client, ProtocolException failure) {
        if (failure.error() == ProtocolError.INVALID_REQUEST_URI) {
            return errorPage("expired");
        }
        Optional<String> redirectUri = sent.find("redirect_uri").filter(client::allowsRedirect);
        if (redirectUri.isEmpty()) {
            return withoutAddress(sent);
        }
        return target(sent, client, redirectUri.get())
                .map(target -> answer.error(target, failure))
                .orElseGet(() -> errorPage("request"));
    }

    private Response answerOrAsk(Target target, HttpHeaders headers) {
        if (!target.client().active()) {
            throw ProtocolError.UNAUTHORIZED_CLIENT.because("The application is not active.");
        }
        Optional<String> known = cookies.agentId(cookie(headers));
        Optional<AgentCookie.Issued> fresh = known.isPresent() ? Optional.empty() : Optional.of(cookies.begin());
        String agentId =
                known.orElseGet(() -> fresh.map(AgentCookie.Issued::agentId).orElseThrow());
        AuthRequest request = checks.check(target, agentId);
        Optional<Session> session = choice.withoutAsking(request);
        requests.store(request);
        if (session.isPresent()) {
            String code = requests.code(request, session.get().id()).orElseThrow();
            return answer.code(request, code);
        }
        Response.ResponseBuilder toLogin = seeOther(LOGIN + request.id());
        fresh.ifPresent(issued -> toLogin.cookie(issued.cookie()));
        return toLogin.build();
    }

    private @Nullable String cookie(HttpHeaders headers) {
        Cookie cookie = headers.getCookies().get(cookies.name());
        return cookie == null ? null : cookie.getValue();
    }

    /** The page knows the reasons; no text of the request reaches it. */
    private Response errorPage(String reason) {
        return seeOther(ERROR + reason).build();
    }

    private Response.ResponseBuilder seeOther(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, issuer.url() + path)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer");
    }
}
