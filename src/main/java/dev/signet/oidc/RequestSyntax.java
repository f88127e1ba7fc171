package dev.signet.oidc;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Refuses malformed queries and forms before the framework parses them, because the framework fails in different ways
 * or guesses. Runs after {@link RequestBodies}, so the body is already there.
 */
public final class RequestSyntax {
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.USER + 1_000)
    public void check(ResteasyReactiveContainerRequestContext context, RoutingContext routing) throws IOException {
        String query = routing.request().query();
        if (query != null) {
            check(context, Forms.read(query));
        }
        String contentType = context.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (HttpMethod.POST.equals(context.getMethod()) && Forms.isForm(contentType)) {
            byte[] body = context.getEntityStream().readAllBytes();
            check(context, Forms.read(body));
            context.setEntityStream(new ByteArrayInputStream(body));
            // drops the parameters of the type, because the framework would obey a charset
            context.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED);
        }
    }

    // Protocol endpoints check the parameters that they read. Fields of pages go to the database, which cannot store
    // U+0000.
    private static void check(ResteasyReactiveContainerRequestContext context, MultivaluedMap<String, String> fields) {
        if (Endpoint.isPage(context.getUriInfo().getPath())
                && fields.values().stream().flatMap(Collection::stream).anyMatch(text -> text.indexOf('\0') >= 0)) {
            throw ProtocolError.INVALID_REQUEST.because("A field contains the character U+0000.");
        }
    }
}
