package dev.signet.oidc.protocol;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Refuses malformed queries before the framework reads them, because it fails in different ways or guesses. */
public final class QuerySyntax {
    // After RequestBodies: a refusal must not leave a body unread.
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.USER + 1_000)
    public void check(ResteasyReactiveContainerRequestContext context, RoutingContext routing) {
        String query = routing.request().query();
        if (query != null) {
            Forms.checkForPage(Forms.read(query), context.getUriInfo().getPath());
        }
    }
}
