package dev.signet.oidc.authorize;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.Client;
import dev.signet.kernel.DomainException;
import dev.signet.oidc.DomainErrors;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    /** How a browser came. */
    private record Visit(@Nullable String cookie, boolean posted) {}

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
        return authorize(uri.getQueryParameters(), new Visit(cookie(headers), false));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response post(MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        return authorize(form, new Visit(cookie(headers), true));
    }

    /** Where the sign-in pages send the browser once a session answers the request, or the person has declined it. */
    @GET
    @Path("/callback")
    @RunOnVirtualThread
    public Response callback(@QueryParam("id") @Nullable String id, @Context HttpHeaders headers) {
        if (id == null || Parameters.hasControlCharacters(id)) {
            return errorPage("request");
        }
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
        if (chosen.isEmpty()) {
            return seeOther(LOGIN + request.id()).build();
        }
        if (!request.isAbout(chosen.get().userId())) {
            // OpenID Connect Core 3.1.2.1 and 5.5.1
            return answer.error(request, ProtocolError.LOGIN_REQUIRED.because("Somebody else has signed in."));
        }
        if (request.isOfPage()) {
            return seeOther(request.redirectUri() + "?authRequestID=" + request.id())
                    .build();
        }
        return code(request, chosen.get());
    }

    /** The answer to a request, unless another visit with the same pushed request had it (RFC 9126 section 4). */
    private Response code(AuthRequest request, Session session) {
        return requests.code(request, session.id())
                .map(code -> answer.code(request, code))
                .orElseGet(() -> errorPage("expired"));
    }

    // Until client and redirect URI are known to belong together nothing is sent to the address (security rule 8).
    private Response authorize(MultivaluedMap<String, String> all, Visit visit) {
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
            return authorize(source.of(sent, client.get()), client.get(), visit);
        } catch (ProtocolException e) {
            return refuse(sent, client.get(), e);
        }
    }

    private Response authorize(RequestSource.Found found, Client client, Visit visit) {
        Optional<String> redirectUri = found.parameters().find("redirect_uri").filter(client::allowsRedirect);
        if (redirectUri.isEmpty()) {
            return withoutAddress(found.parameters());
        }
        Optional<Target> target = target(found, client, redirectUri.get());
        if (target.isEmpty()) {
            return errorPage("request");
        }
        try {
            return answerOrAsk(target.get(), visit);
        } catch (ProtocolException e) {
            return answer.error(target.get(), e);
        } catch (DomainException e) {
            // RFC 6749 section 4.1.2.1: a redirect has no status that would tell it
            return answer.error(target.get(), DomainErrors.of(e.error()));
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
    private static Optional<Target> target(RequestSource.Found found, Client client, String redirectUri) {
        try {
            return Optional.of(Target.of(found, client, redirectUri));
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
        return target(new RequestSource.Found(sent, null), client, redirectUri.get())
                .map(target -> answer.error(target, failure))
                .orElseGet(() -> errorPage("request"));
    }

    private Response answerOrAsk(Target target, Visit visit) {
        if (!target.client().active()) {
            throw ProtocolError.UNAUTHORIZED_CLIENT.because("The application is not active.");
        }
        Optional<String> known = cookies.agentId(visit.cookie());
        if (known.isEmpty() && visit.posted()) {
            return comeAgain(target);
        }
        Optional<AgentCookie.Issued> fresh = known.isPresent() ? Optional.empty() : Optional.of(cookies.begin());
        String agentId =
                known.orElseGet(() -> fresh.map(AgentCookie.Issued::agentId).orElseThrow());
        AuthRequest request = checks.check(target, agentId);
        Optional<Session> session = choice.withoutAsking(request);
        requests.store(request);
        if (session.isPresent()) {
            return code(request, session.get());
        }
        Response.ResponseBuilder toLogin = seeOther(LOGIN + request.id());
        fresh.ifPresent(issued -> toLogin.cookie(issued.cookie()));
        return toLogin.build();
    }

    // What another site posts comes without the cookie (SameSite=Lax), but the GET that follows has it.
    private Response comeAgain(Target target) {
        return seeOther("/oauth/v2/authorize?client_id="
                        + encoded(target.client().clientId()) + "&request_uri=" + encoded(source.reference(target)))
                .build();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
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
