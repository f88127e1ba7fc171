package dev.signet.login;

import dev.signet.oidc.authorize.AuthRequests;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Takes a person who does not want to sign in back to the application, which is told by the protocol. */
@Path("/ui/login/cancel")
public class CancelResource {
    private final Visits visits;
    private final Pages pages;
    private final AuthRequests requests;

    CancelResource(Visits visits, Pages pages, AuthRequests requests) {
        this.visits = visits;
        this.pages = pages;
        this.requests = requests;
    }

    /** A request that was declined before is none of the visit's any more, but a second click still gets its answer. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response cancel(MultivaluedMap<String, String> fields, @Context HttpServerRequest http) {
        Form form = new Form(fields);
        String requestId = form.line(Form.REQUEST);
        Optional<Visit> posted = visits.posted(http, form);
        return posted.filter(visit -> requests.decline(requestId, visit.agentId()))
                        .isPresent()
                ? pages.toCallback(requestId)
                : pages.expired();
    }
}
