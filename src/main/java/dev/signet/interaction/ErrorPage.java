package dev.signet.interaction;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;

/**
 * The error page for failed requests whose error cannot be reported to an application. Implementations must work
 * without the database.
 */
public interface ErrorPage {

    /** Renders the page in the browser's most preferred language for which there are texts, or else in English. */
    Response show(Reason reason, HttpServerRequest http);

    /** The reason of the failure, as far as a person needs to know it. */
    enum Reason {
        /** The request is malformed or invalid. */
        REQUEST(400),
        /** There is no page at the address, or none that a browser can open. */
        NO_PAGE(404),
        /** The server cannot answer now; a later attempt may succeed. */
        UNAVAILABLE(503),
        /** The server has an internal error. */
        SERVER(500);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        /** The HTTP status of the response. */
        public int status() {
            return status;
        }
    }
}
