package dev.signet.oidc.protocol;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Refuses malformed queries before the REST framework reads them, because the framework would repair some of them and
 * fail with various errors for others.
 */
public final class QuerySyntax {
    // Runs after RequestBodies, because a refusal must not leave the body unread.
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.USER + 1_000)
    public void check(ResteasyReactiveContainerRequestContext context, RoutingContext routing) {
        String query = routing.request().query();
        if (query != null) {
            Forms.checkForPage(Forms.read(query), context.getUriInfo().getPath());
        }
    }
}
