package dev.signet.oidc.protocol;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers requests that the REST framework refuses (unknown path, method or media type) and endpoints that are switched
 * off, in the error format of the protocol or, for pages, as a page.
 */
@Singleton
public final class ClientErrorMapper {
    private final ProtocolExceptionMapper errors;

    ClientErrorMapper(ProtocolExceptionMapper errors) {
        this.errors = errors;
    }

    @ServerExceptionMapper
    public Response answer(ClientErrorException exception, UriInfo uri, HttpServerRequest http) {
        int status = exception.getResponse().getStatus();
        ProtocolException failure =
                ProtocolError.INVALID_REQUEST.because(reason(status)).withStatus(status);
        String allowed = exception.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return errors.answer(allowed == null ? failure : failure.with(HttpHeaders.ALLOW, allowed), uri.getPath(), http);
    }

    private static String reason(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this path.";
            case 405 -> "This path does not support this method.";
            case 406 -> "The endpoint cannot answer in any of the media types in Accept.";
            case 415 -> "This endpoint does not accept bodies of this Content-Type.";
            default -> "The request cannot be read.";
        };
    }
}
