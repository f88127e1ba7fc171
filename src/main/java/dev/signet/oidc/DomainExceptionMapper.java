package dev.signet.oidc;

import dev.signet.kernel.DomainException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what no endpoint has translated itself: to clients as a protocol error, to browsers as a page. */
@Singleton
public final class DomainExceptionMapper {
    private static final String PAGES = "/ui/";

    private final ProtocolExceptionMapper errors;
    private final ErrorPage page;

    DomainExceptionMapper(ProtocolExceptionMapper errors, ErrorPage page) {
        this.errors = errors;
        this.page = page;
    }

    @ServerExceptionMapper
    public Response answer(DomainException exception, UriInfo uri, HttpServerRequest http) {
        ProtocolException failure = DomainErrors.of(exception.error());
        if (!isForPeople(uri.getPath())) {
            return errors.toResponse(failure);
        }
        String retryAfter = failure.headers().get(HttpHeaders.RETRY_AFTER);
        return Response.fromResponse(page.show(reason(failure.error()), http))
                .header(HttpHeaders.RETRY_AFTER, retryAfter)
                .build();
    }

    // a browser navigates there, and no application reads the answer
    private static boolean isForPeople(String path) {
        return path.startsWith(PAGES) || Endpoint.AUTHORIZE.leadsTo(path) || Endpoint.END_SESSION.leadsTo(path);
    }

    private static ErrorPage.Reason reason(ProtocolError error) {
        return switch (error.status()) {
            case 503 -> ErrorPage.Reason.UNAVAILABLE;
            case 500 -> ErrorPage.Reason.SERVER;
            default -> ErrorPage.Reason.REQUEST;
        };
    }
}
