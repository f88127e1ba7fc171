package dev.signet.oidc.protocol;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers exceptions that no other mapper handles. The response reveals only the id under which the log describes the
 * exception.
 */
@Singleton
public final class UnexpectedErrorMapper {
    private static final Logger LOG = Logger.getLogger(UnexpectedErrorMapper.class);

    private final ProtocolExceptionMapper errors;

    UnexpectedErrorMapper(ProtocolExceptionMapper errors) {
        this.errors = errors;
    }

    @ServerExceptionMapper
    public Response answer(RuntimeException exception, UriInfo uri, HttpServerRequest http) {
        if (exception instanceof WebApplicationException intended) {
            return intended.getResponse();
        }
        String id = UUID.randomUUID().toString();
        LOG.errorf(exception, "%s %s failed [%s]", http.method(), uri.getPath(), id);
        ProtocolException failure = ProtocolError.SERVER_ERROR.because(
                "An internal error occurred; the server's log describes it under the id " + id + ".");
        return errors.answer(failure, uri.getPath(), http);
    }
}
