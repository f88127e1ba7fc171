package dev.signet.oidc.protocol;

import dev.signet.kernel.DomainException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/**
 * Lets scripts of every origin call an endpoint and read its responses, including errors. This is safe, because these
 * endpoints ignore cookies: each request contains its own credentials (security rule 8).
 *
 * @param methods the HTTP methods that a script may use
 * @param headers the request headers that a script may send
 * @param exposed the response headers that a script may read
 */
public record Cors(String methods, String headers, String exposed) {
    /** The response headers of errors that scripts may read. */
    public static final String OF_ERRORS = HttpHeaders.WWW_AUTHENTICATE + ", " + HttpHeaders.RETRY_AFTER;

    private static final String ORIGIN = "Access-Control-Allow-Origin";
    private static final String EXPOSED = "Access-Control-Expose-Headers";
    private static final String ANY = "*";

    /** Runs the work and adds the CORS headers to its response, or to the error that it throws. */
    public Response answer(Supplier<Response.ResponseBuilder> work) {
        try {
            return opened(work.get()).build();
        } catch (ProtocolException e) {
            throw open(e);
        } catch (DomainException e) {
            throw open(DomainErrors.of(e.error()));
        }
    }

    /** Answers the preflight request that browsers send first. */
    public Response preflight() {
        return opened(Response.noContent())
                .header("Access-Control-Allow-Methods", methods)
                .header("Access-Control-Allow-Headers", headers)
                .header("Access-Control-Max-Age", "600")
                .build();
    }

    /**
     * Adds the CORS headers to an error, so that scripts can read errors that were raised before the request reached
     * the endpoint.
     */
    static void open(Response.ResponseBuilder error) {
        error.header(ORIGIN, ANY).header(EXPOSED, OF_ERRORS);
    }

    private Response.ResponseBuilder opened(Response.ResponseBuilder response) {
        return response.header(ORIGIN, ANY).header(EXPOSED, exposed);
    }

    private ProtocolException open(ProtocolException failure) {
        return failure.with(ORIGIN, ANY).with(EXPOSED, exposed);
    }
}
