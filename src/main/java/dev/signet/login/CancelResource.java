package dev.signet.login;

import dev.signet.interaction.SignInRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/**
 * Takes a person who does not want to sign in back to the application. The protocol then reports this to the
 * application.
 */
@Path("/ui/login/cancel")
public class CancelResource {
    private final Visits visits;
    private final Pages pages;

    CancelResource(Visits visits, Pages pages) {
        this.visits = visits;
        this.pages = pages;
    }

    /** Stores nothing, so a second click gets the same answer, and a person who comes back can still sign in. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response cancel(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        Visit visit = visits.posted(http, form).orElse(null);
        SignInRequest request = visit == null ? null : visit.request();
        return visit == null || request == null || !request.cancellable()
                ? pages.expired(form)
                : pages.toAsker(visit, request.whenDeclined());
    }
}
