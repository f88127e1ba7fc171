package dev.signet.oidc;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** Answers a protocol error as JSON, never cached (RFC 6749 section 5.2). */
@Provider
public final class ProtocolExceptionMapper implements ExceptionMapper<ProtocolException> {

    @Override
    public Response toResponse(ProtocolException exception) {
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
        exception.headers().forEach((name, value) -> response.header(name, null).header(name, value));
        return response.build();
    }
}
