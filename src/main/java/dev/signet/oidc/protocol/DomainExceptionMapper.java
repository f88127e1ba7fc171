package dev.signet.oidc.protocol;

import dev.signet.kernel.DomainException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers domain errors that no endpoint has translated itself. */
@Singleton
public final class DomainExceptionMapper {
    private final ProtocolExceptionMapper errors;

    DomainExceptionMapper(ProtocolExceptionMapper errors) {
        this.errors = errors;
    }

    @ServerExceptionMapper
    public Response answer(DomainException exception, UriInfo uri, HttpServerRequest http) {
        return errors.answer(DomainErrors.of(exception.error()), uri.getPath(), http);
    }
}
