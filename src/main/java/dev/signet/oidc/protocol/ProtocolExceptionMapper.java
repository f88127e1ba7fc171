package dev.signet.oidc.protocol;

import dev.signet.interaction.ErrorPage;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers protocol errors: to clients as JSON that is never cached (RFC 6749 section 5.2), to browsers as a page. */
@Singleton
public final class ProtocolExceptionMapper {
    private final ErrorPage page;

    ProtocolExceptionMapper(ErrorPage page) {
        this.page = page;
    }

    @ServerExceptionMapper
    public Response answer(ProtocolException exception, UriInfo uri, HttpServerRequest http) {
        return answer(exception, uri.getPath(), http);
    }

    Response answer(ProtocolException exception, String path, HttpServerRequest http) {
        return Endpoint.isForPeople(path) ? page(exception, http) : json(exception, path);
    }

    private Response page(ProtocolException exception, HttpServerRequest http) {
        Response.ResponseBuilder response = Response.fromResponse(page.show(reason(exception), http));
        if (exception.status() != exception.error().status()) {
            response.status(exception.status());
        }
        exception.headers().forEach((name, value) -> response.header(name, null).header(name, value));
        return response.build();
    }

    private static ErrorPage.Reason reason(ProtocolException exception) {
        return switch (exception.status()) {
            case 404, 405 -> ErrorPage.Reason.NO_PAGE;
            case 503 -> ErrorPage.Reason.UNAVAILABLE;
            case 500 -> ErrorPage.Reason.SERVER;
            default -> ErrorPage.Reason.REQUEST;
        };
    }

    private static Response json(ProtocolException exception, String path) {
        ProtocolError error = exception.error();
        Response.ResponseBuilder response = Response.status(exception.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .entity(Map.of("error", error.code(), "error_description", exception.description()));
        if (error == ProtocolError.INVALID_CLIENT) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"signet\"");
        } else if (error == ProtocolError.INVALID_TOKEN) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
        if (Endpoint.answersEveryOrigin(path)) {
            Cors.open(response);
        }
        exception.headers().forEach((name, value) -> response.header(name, null).header(name, value));
        return response.build();
    }
}
