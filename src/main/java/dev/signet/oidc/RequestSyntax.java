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
 * Refuses a query or form that cannot be read as what it says, before the framework reads it, which fails in as many ways as
 * there are, or guesses. Comes after {@link RequestBodies}, so that reading waits for nobody.
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
            // without the parameters of the type, of which the framework would take a charset
            context.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED);
        }
    }

    // Endpoints check the parameters that they know; the fields of pages go to the database as they are.
    private static void check(ResteasyReactiveContainerRequestContext context, MultivaluedMap<String, String> fields) {
        if (Endpoint.isPage(context.getUriInfo().getPath())
                && fields.values().stream().flatMap(Collection::stream).anyMatch(text -> text.indexOf('\0') >= 0)) {
            throw ProtocolError.INVALID_REQUEST.because("A field holds the character U+0000.");
        }
    }
}
