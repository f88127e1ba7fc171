package dev.signet.login;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pages on which a visit ends: sign-out, signed out, and errors that cannot be told to an application. */
@Path("/ui/login")
public class EndResource {
    private static final Set<String> REASONS =
            Set.of("request", "client", "redirect_uri", "redirect_uri_missing", "expired");

    private final Visits visits;
    private final Pages pages;
    private final SessionQueries sessions;
    private final SessionCommands commands;

    EndResource(Visits visits, Pages pages, SessionQueries sessions, SessionCommands commands) {
        this.visits = visits;
        this.pages = pages;
        this.sessions = sessions;
        this.commands = commands;
    }

    @GET
    @Path("/logout")
    @RunOnVirtualThread
    public Response askToSignOut(@Context HttpServerRequest http) {
        Visit visit = visits.open(http, null);
        if (sessions.activeOfAgent(visit.agentId()).isEmpty()) {
            return pages.to("/signed-out", visit, Map.of());
        }
        Page page = Page.of(visit);
        return pages.show(page, Pages.Templates.logout(page));
    }

    /** Signs every account of this browser out. */
    @POST
    @Path("/logout")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response signOut(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Optional<Visit> posted = visits.posted(http, new Form(fields));
        if (posted.isEmpty()) {
            return pages.expired();
        }
        Browser browser = posted.get().browser();
        for (Session session : sessions.activeOfAgent(browser.agentId())) {
            commands.terminate(session.id(), browser.actor(session.userId()));
        }
        return pages.to("/signed-out", posted.get(), Map.of());
    }

    @GET
    @Path("/signed-out")
    @RunOnVirtualThread
    public Response signedOut(@Context HttpServerRequest http) {
        return done(http, "signed_out");
    }

    /** Tells a known reason; no text of the address is shown. */
    @GET
    @Path("/error")
    @RunOnVirtualThread
    public Response error(@QueryParam("reason") @Nullable String reason, @Context HttpServerRequest http) {
        String known = reason != null && REASONS.contains(reason) ? reason : "request";
        Page page = Page.of(visits.open(http, null)).with("reason", "error." + known);
        return pages.show(page, Pages.Templates.error(page), Response.Status.BAD_REQUEST);
    }

    private Response done(HttpServerRequest http, String what) {
        Page page =
                Page.of(visits.open(http, null)).with("title", what + ".title").with("text", what + ".text");
        return pages.show(page, Pages.Templates.done(page));
    }
}
