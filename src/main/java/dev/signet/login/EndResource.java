package dev.signet.login;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.Client;
import dev.signet.interaction.SignInRequest;
import dev.signet.interaction.SignInRequests;
import dev.signet.interaction.SignOutRequest;
import dev.signet.interaction.SignOutRequests;
import dev.signet.session.Session;
import dev.signet.session.SessionCommands;
import dev.signet.session.SessionQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The last pages that a person sees: the question whether to sign out, the confirmation of the sign-out, and errors
 * that cannot be reported to an application.
 */
@Path("/ui/login")
public class EndResource {
    private static final String SIGNED_OUT = "/signed-out";
    private static final String STAYED = "/stayed";
    /** The reason that the error page shows if a request has expired or belongs to another browser. */
    static final String EXPIRED = "expired";

    /** The reason that the error page shows if somebody opened a page without having been sent by an application. */
    static final String UNSTARTED = "unstarted";

    private static final Set<String> REASONS =
            Set.of("request", "client", "redirect_uri", "redirect_uri_missing", EXPIRED, UNSTARTED);

    private static final Pattern WEB_ORIGIN = Pattern.compile("https?://[^/?#]+");

    private final Visits visits;
    private final Pages pages;
    private final SessionQueries sessions;
    private final SessionCommands commands;
    private final SignInRequests signIns;
    private final SignOutRequests signOuts;
    private final ApplicationQueries applications;
    private final Languages languages;
    private final LoginConfig config;
    private final Resumption resumption;

    EndResource(
            Visits visits,
            Pages pages,
            SessionQueries sessions,
            SessionCommands commands,
            SignInRequests signIns,
            SignOutRequests signOuts,
            ApplicationQueries applications,
            Languages languages,
            LoginConfig config,
            Resumption resumption) {
        this.visits = visits;
        this.pages = pages;
        this.sessions = sessions;
        this.commands = commands;
        this.signIns = signIns;
        this.signOuts = signOuts;
        this.applications = applications;
        this.languages = languages;
        this.config = config;
        this.resumption = resumption;
    }

    /**
     * Asks whether to sign out. The link for people who prefer to stay signed in leads to the application that asked
     * for the sign-out: to its page ({@code client_uri}), or else to the origin of the address that it gave for
     * signed-out people; if neither is known, to the default redirect.
     */
    @GET
    @Path("/logout")
    @RunOnVirtualThread
    public Response askToSignOut(
            @QueryParam(SignOutRequests.PARAMETER) @Nullable String sealed, @Context HttpServerRequest http) {
        Optional<SignOutRequest> request = signOuts.open(sealed);
        Visit visit = open(http, request);
        if (sessions.activeOfAgent(visit.agentId()).isEmpty()) {
            return signedOut(visit, sealed);
        }
        Client client = request.map(SignOutRequest::clientId)
                .flatMap(applications::client)
                .filter(Client::active)
                .orElse(null);
        Page page = Page.of(visit)
                .with(SignOutRequests.PARAMETER, carried(sealed))
                .with("asking", client == null ? "" : visit.texts().with("logout.asking", client.name()))
                .with("stay", stay(client, request.map(SignOutRequest::target).orElse(""), visit));
        return pages.show(page, Pages.Templates.logout(page));
    }

    private Visit open(HttpServerRequest http, Optional<SignOutRequest> request) {
        return visits.open(http, null)
                .in(languages, request.map(SignOutRequest::uiLocales).orElse(List.of()));
    }

    private String stay(@Nullable Client client, String target, Visit visit) {
        if (client != null && !client.addresses().clientUri().isEmpty()) {
            return client.addresses().clientUri();
        }
        Matcher web = WEB_ORIGIN.matcher(target);
        if (client != null && web.lookingAt()) {
            return web.group() + '/';
        }
        String start = start();
        return start.isEmpty() ? Page.path(STAYED, visit, Map.of()) : start;
    }

    /** Confirms that the person stays signed in. */
    @GET
    @Path(STAYED)
    @RunOnVirtualThread
    public Response stayed(@Context HttpServerRequest http) {
        Page page =
                Page.of(visits.open(http, null)).with("title", "stayed.title").with("text", "stayed.text");
        return pages.show(page, Pages.Templates.done(page));
    }

    /** Signs out every account of this browser. */
    @POST
    @Path("/logout")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response signOut(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        Optional<Visit> posted = visits.posted(http, form);
        if (posted.isEmpty()) {
            return pages.expired(form);
        }
        Browser browser = posted.get().browser();
        for (Session session : sessions.activeOfAgent(browser.agentId())) {
            commands.terminate(session.id(), browser.actor(session.userId()));
        }
        return Response.fromResponse(signedOut(posted.get(), form.raw(SignOutRequests.PARAMETER)))
                .cookie(resumption.forgetting())
                .build();
    }

    private Response signedOut(Visit visit, @Nullable String sealed) {
        String carried = carried(sealed);
        return pages.to(SIGNED_OUT, visit, carried.isEmpty() ? Map.of() : Map.of(SignOutRequests.PARAMETER, carried));
    }

    private String carried(@Nullable String sealed) {
        return sealed != null && signOuts.open(sealed).isPresent() ? sealed : "";
    }

    /**
     * Confirms the sign-out. The page continues to the application by itself if an application asked for the sign-out
     * and gave a registered address; otherwise it links to the default redirect if one is configured.
     */
    @GET
    @Path(SIGNED_OUT)
    @RunOnVirtualThread
    public Response signedOut(
            @QueryParam(SignOutRequests.PARAMETER) @Nullable String sealed, @Context HttpServerRequest http) {
        Optional<SignOutRequest> request = signOuts.open(sealed);
        String target = request.map(SignOutRequest::target).orElse("");
        Page page = Page.of(open(http, request))
                .with("title", "signed_out.title")
                .with("text", target.isEmpty() ? "signed_out.text" : "signed_out.onward")
                .with(Page.ONWARD, target)
                .with("destination", target.isEmpty() ? start() : "");
        return pages.show(page, Pages.Templates.done(page));
    }

    /**
     * Shows one of the known reasons, never text from the address of the page, and a link to the application if
     * the request names one. Without an application, a page for an expired request, or for no request at all, links to
     * the default redirect.
     */
    @GET
    @Path("/error")
    @RunOnVirtualThread
    public Response error(
            @QueryParam("reason") @Nullable String reason,
            @QueryParam(SignInRequests.PARAMETER) @Nullable String sealed,
            @Context HttpServerRequest http) {
        String known = reason != null && REASONS.contains(reason) ? reason : "request";
        Page page = Page.of(visits.open(http, null)).with("reason", "error." + known);
        SignInRequest request = signIns.open(sealed).orElse(null);
        Client client =
                request == null ? null : applications.client(request.clientId()).orElse(null);
        if (request != null && client != null) {
            page = page.with("home", home(request, client)).with("homeName", client.name());
        } else if (known.equals(EXPIRED) || known.equals(UNSTARTED)) {
            page = page.with("home", start());
        }
        return pages.show(page, Pages.Templates.error(page), Response.Status.BAD_REQUEST);
    }

    /** The configured default redirect; empty if there is none. */
    private String start() {
        return config.defaultRedirect().map(URI::toString).orElse("");
    }

    /** The address at which signing in to an application starts; empty if the application has no web page. */
    private static String home(SignInRequest request, Client client) {
        String named = client.addresses().clientUri();
        String home = request.answer().home();
        if (!named.isEmpty()) {
            return named;
        }
        return home != null && request.answer().leadsToWeb() ? home + '/' : "";
    }
}
