package dev.signet.oidc.authorize;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.Client;
import dev.signet.interaction.PagePaths;
import dev.signet.interaction.SessionChoice;
import dev.signet.interaction.SignInRequest;
import dev.signet.interaction.SignInRequests;
import dev.signet.kernel.DomainException;
import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.protocol.DomainErrors;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The authorization endpoint (RFC 6749 section 3.1, OpenID Connect Core 3.1.2). It redirects to the sign-in pages,
 * which send the browser back to {@link #callback}. It has no CORS headers, because browsers navigate to this endpoint
 * and scripts do not call it.
 */
@Path("/oauth/v2/authorize")
public class AuthorizeResource {
    private static final String AGAIN = "/oauth/v2/authorize/again?id=";

    /** The error description for a request that is too long to be carried in a URL. */
    static final String TOO_LONG = "The request is too long: state, claims and its other parameters have more than "
            + SignInRequests.MAX_LENGTH + " characters.";

    /** The browser id of a request that was checked before its browser was identified by a cookie. */
    private static final String OF_NO_BROWSER = "";

    /** How the browser sent the request: with which cookie, and whether by POST. */
    private record Navigation(@Nullable String cookie, boolean posted) {}

    private final ApplicationQueries applications;
    private final RequestSource source;
    private final RequestChecks checks;
    private final PushedRequests pushed;
    private final SignInRequests signIns;
    private final AuthorizationCodes codes;
    private final SessionChoice choice;
    private final Answer answer;
    private final AgentCookie cookies;
    private final Issuer issuer;
    private final Clock clock;

    AuthorizeResource(
            ApplicationQueries applications,
            RequestSource source,
            RequestChecks checks,
            PushedRequests pushed,
            SignInRequests signIns,
            AuthorizationCodes codes,
            SessionChoice choice,
            Answer answer,
            AgentCookie cookies,
            Issuer issuer,
            Clock clock) {
        this.applications = applications;
        this.source = source;
        this.checks = checks;
        this.pushed = pushed;
        this.signIns = signIns;
        this.codes = codes;
        this.choice = choice;
        this.answer = answer;
        this.cookies = cookies;
        this.issuer = issuer;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    public Response get(@Context UriInfo uri, @Context HttpHeaders headers) {
        return authorize(uri.getQueryParameters(), new Navigation(cookie(headers), false));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response post(MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        return authorize(form, new Navigation(cookie(headers), true));
    }

    /** The sign-in pages send the browser here after the person has signed in or has declined to. */
    @GET
    @Path("/callback")
    @RunOnVirtualThread
    public Response callback(@QueryParam("id") @Nullable String id, @Context HttpHeaders headers) {
        return cookies.agentId(cookie(headers))
                .flatMap(agentId -> signIns.find(id, agentId))
                .filter(asked -> asked.answer().path().equals(AuthRequest.CALLBACK))
                .map(asked -> asked.declined() ? tellDeclined(AuthRequest.of(asked)) : resume(AuthRequest.of(asked)))
                .orElseGet(() -> gone(id));
    }

    /**
     * A POST from another site carries no SameSite=Lax cookie. A browser that sent a POST without a cookie is therefore
     * redirected here, so that its GET carries the cookie if the browser has one.
     */
    @GET
    @Path("/again")
    @RunOnVirtualThread
    public Response again(@QueryParam("id") @Nullable String id, @Context HttpHeaders headers) {
        Optional<AuthRequest> posted = signIns.find(id, OF_NO_BROWSER).map(AuthRequest::of);
        if (posted.isEmpty()) {
            return gone(id);
        }
        try {
            return answerOrAsk(posted.get(), cookies.agentId(cookie(headers)));
        } catch (ProtocolException e) {
            return answer.error(posted.get(), e);
        }
    }

    // RFC 6749 section 4.1.2.1. A pushed request is deleted, because the refusal answers it: no other visit may get a
    // code for it.
    private Response tellDeclined(AuthRequest request) {
        pushed.end(request.pushed());
        return answer.error(request, ProtocolError.ACCESS_DENIED.because("The person cancelled the sign-in."));
    }

    private Response resume(AuthRequest request) {
        Optional<Session> chosen = choice.chosen(request.asked());
        if (chosen.isEmpty()) {
            return toLogin(request.asked());
        }
        if (!request.asked().isAbout(chosen.get().userId())) {
            // The session must be that of the user in id_token_hint or claims (OpenID Connect Core 3.1.2.1, 5.5.1).
            return answer.error(
                    request,
                    ProtocolError.LOGIN_REQUIRED.because("Another user than the requested one has signed in."));
        }
        return switch (codes.issue(request, chosen.get())) {
            case AuthorizationCodes.Issue.Issued issued -> answer.code(request, issued.code());
            case AuthorizationCodes.Issue.ProofNeeded _ ->
                toLogin(request.asked().askingAgain(clock.instant()));
            case AuthorizationCodes.Issue.Gone _ -> gone(signIns.sealAgain(request.asked()));
        };
    }

    private Response toLogin(SignInRequest asked) {
        return seeOther(PagePaths.signIn(signIns.sealAgain(asked))).build();
    }

    private String sealed(AuthRequest request) {
        return signIns.seal(request.sealable()).orElseThrow(() -> ProtocolError.INVALID_REQUEST.because(TOO_LONG));
    }

    // Nothing is sent to the redirect URI until it is known to be registered for the client (security rule 8).
    private Response authorize(MultivaluedMap<String, String> all, Navigation navigation) {
        Parameters sent;
        try {
            sent = Parameters.of(all);
        } catch (ProtocolException e) {
            return refuseUnread(all, e);
        }
        Optional<Client> client = sent.find("client_id").flatMap(applications::client);
        if (client.isEmpty()) {
            return errorPage("client");
        }
        try {
            return authorize(source.of(sent, client.get()), client.get(), navigation);
        } catch (ProtocolException e) {
            return refuse(sent, client.get(), e);
        }
    }

    private Response authorize(RequestSource.Found found, Client client, Navigation navigation) {
        Optional<String> redirectUri = found.parameters().find("redirect_uri").filter(client::allowsRedirect);
        if (redirectUri.isEmpty()) {
            return withoutAddress(found.parameters());
        }
        RedirectTarget target = RedirectTarget.of(found, client, redirectUri.get());
        try {
            return answerOrAsk(target, navigation);
        } catch (ProtocolException e) {
            return answer.error(target, e);
        } catch (DomainException e) {
            // RFC 6749 section 4.1.2.1: a redirect cannot carry the HTTP status of the error
            return answer.error(target, DomainErrors.of(e.error()));
        }
    }

    /**
     * Refuses a request that has an invalid parameter. The application is told only if client and redirect URI are
     * valid and occur once each, because only then is it certain which application asks (RFC 6749 section 4.1.2.1).
     */
    private Response refuseUnread(MultivaluedMap<String, String> all, ProtocolException failure) {
        Parameters readable = Parameters.readable(all);
        return readable.find("client_id")
                .flatMap(applications::client)
                .flatMap(client -> readable.find("redirect_uri")
                        .filter(client::allowsRedirect)
                        .map(uri -> RedirectTarget.of(new RequestSource.Found(readable, null), client, uri)))
                .map(target -> answer.error(target, failure))
                .orElseGet(() -> errorPage("request"));
    }

    /**
     * Shows the error page for a redirect URI that is missing or not registered. If it is missing but the request
     * refers to a request object or pushed request, the page says that the request is invalid, because the redirect URI
     * may be in there.
     */
    private Response withoutAddress(Parameters parameters) {
        if (parameters.find("redirect_uri").isPresent()) {
            return errorPage("redirect_uri");
        }
        boolean elsewhere = parameters.find("request").isPresent()
                || parameters.find("request_uri").isPresent();
        return errorPage(elsewhere ? "request" : "redirect_uri_missing");
    }

    /**
     * Refuses a request whose signed or pushed parameters could not be read. The error of an unknown pushed request is
     * shown as a page, because its redirect URI is unknown.
     */
    private Response refuse(Parameters sent, Client client, ProtocolException failure) {
        if (failure.error() == ProtocolError.INVALID_REQUEST_URI) {
            return errorPage("expired");
        }
        Optional<String> redirectUri = sent.find("redirect_uri").filter(client::allowsRedirect);
        if (redirectUri.isEmpty()) {
            return withoutAddress(sent);
        }
        return answer.error(RedirectTarget.of(new RequestSource.Found(sent, null), client, redirectUri.get()), failure);
    }

    private Response answerOrAsk(RedirectTarget target, Navigation navigation) {
        if (!target.client().active()) {
            throw ProtocolError.UNAUTHORIZED_CLIENT.because("The application is not active.");
        }
        Optional<String> known = cookies.agentId(navigation.cookie());
        AuthRequest request = checks.check(target, OF_NO_BROWSER);
        if (known.isEmpty() && navigation.posted()) {
            return seeOther(AGAIN + sealed(request)).build();
        }
        return answerOrAsk(request, known);
    }

    private Response answerOrAsk(AuthRequest checked, Optional<String> known) {
        Optional<AgentCookie.Issued> fresh = known.isPresent() ? Optional.empty() : Optional.of(cookies.begin());
        AuthRequest request = checked.in(
                known.orElseGet(() -> fresh.map(AgentCookie.Issued::agentId).orElseThrow()));
        // A browser without a valid cookie has no sessions.
        Optional<Session> session =
                request.silent() ? silent(request) : known.flatMap(browser -> choice.withoutAsking(request.asked()));
        if (session.isPresent()) {
            return atOnce(request, session.get());
        }
        Response.ResponseBuilder toLogin = seeOther(PagePaths.signIn(sealed(request)));
        fresh.ifPresent(issued -> toLogin.cookie(issued.cookie()));
        return toLogin.build();
    }

    private Response atOnce(AuthRequest request, Session session) {
        return request.pushed() == null
                ? answer.code(request, codes.issueAtOnce(request, session))
                : answerPushed(request, session);
    }

    private Response answerPushed(AuthRequest request, Session session) {
        return codes.issue(request, session) instanceof AuthorizationCodes.Issue.Issued issued
                ? answer.code(request, issued.code())
                : errorPage("expired");
    }

    // prompt=none: the one session that fits the request, or an error (OpenID Connect Core 3.1.2.6)
    private Optional<Session> silent(AuthRequest request) {
        List<Session> fitting = choice.fitting(request.asked());
        if (fitting.isEmpty()) {
            throw ProtocolError.LOGIN_REQUIRED.because("No suitable user is signed in in this browser.");
        }
        if (fitting.size() > 1) {
            throw ProtocolError.ACCOUNT_SELECTION_REQUIRED.because("Several accounts are signed in in this browser.");
        }
        return Optional.of(fitting.getFirst());
    }

    /**
     * Shows the error page for a request that can no longer be answered.
     *
     * @param sealed the sealed request, from which the page learns the application; null if there is none
     */
    private Response gone(@Nullable String sealed) {
        return sealed != null && signIns.open(sealed).isPresent()
                ? seeOther(PagePaths.error("expired", sealed)).build()
                : errorPage("expired");
    }

    private @Nullable String cookie(HttpHeaders headers) {
        Cookie cookie = headers.getCookies().get(cookies.name());
        return cookie == null ? null : cookie.getValue();
    }

    private Response errorPage(String reason) {
        return seeOther(PagePaths.error(reason)).build();
    }

    private Response.ResponseBuilder seeOther(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, issuer.url() + path)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer");
    }
}
