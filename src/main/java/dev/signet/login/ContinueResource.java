package dev.signet.login;

import dev.signet.interaction.SignInRequest;
import dev.signet.interaction.SignInRequests;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page between the last form and the application. It continues to the application by itself with {@code <meta
 * http-equiv="refresh">}, which needs no script, and shows a link for browsers that ignore it. Because the redirect to
 * the application starts at this page, no form's submission is redirected to another site (ADR 20).
 */
@Path("/ui/login/continue")
public class ContinueResource {
    private final Visits visits;
    private final Pages pages;

    ContinueResource(Visits visits, Pages pages) {
        this.visits = visits;
        this.pages = pages;
    }

    @GET
    @RunOnVirtualThread
    public Response show(
            @QueryParam(SignInRequests.PARAMETER) @Nullable String sealed, @Context HttpServerRequest http) {
        Visit visit = visits.open(http, sealed);
        SignInRequest request = visit.request();
        if (request == null) {
            return pages.expired(sealed);
        }
        if (request.sessionId() == null && !request.declined()) {
            return pages.to("/login", visit, Map.of());
        }
        Page page = Page.of(visit).with(Page.ONWARD, request.answer().path() + visit.sealed());
        return pages.show(page, Pages.Templates.onward(page));
    }
}
