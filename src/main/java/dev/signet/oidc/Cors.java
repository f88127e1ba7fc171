package dev.signet.oidc;

import dev.signet.kernel.DomainException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/**
 * Lets browser code of every origin call an endpoint and read what it answers, errors too: no cookie takes part, the
 * request itself authenticates (security rule 8).
 *
 * @param methods that a page may use
 * @param headers that a page may send
 * @param exposed header fields of the answer that a page may read
 */
public record Cors(String methods, String headers, String exposed) {
    /** Header fields of errors that any page may read. */
    public static final String OF_ERRORS = HttpHeaders.WWW_AUTHENTICATE + ", " + HttpHeaders.RETRY_AFTER;

    private static final String ORIGIN = "Access-Control-Allow-Origin";
    private static final String EXPOSED = "Access-Control-Expose-Headers";
    private static final String ANY = "*";

    /** The answer, or the error in its place, for every origin. */
    public Response answer(Supplier<Response.ResponseBuilder> work) {
        try {
            return opened(work.get()).build();
        } catch (ProtocolException e) {
            throw open(e);
        } catch (DomainException e) {
            throw open(DomainErrors.of(e.error()));
        }
    }

    /** What browsers ask before the request itself. */
    public Response preflight() {
        return opened(Response.noContent())
                .header("Access-Control-Allow-Methods", methods)
                .header("Access-Control-Allow-Headers", headers)
                .header("Access-Control-Max-Age", "600")
                .build();
    }

    /** Lets code of every origin read an error that came before the endpoint itself. */
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
