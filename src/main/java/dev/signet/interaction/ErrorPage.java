package dev.signet.interaction;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;

/** Shows a person that a request failed, where no application can be told. Must not need the database. */
public interface ErrorPage {

    /** The page, in a language of the browser. */
    Response show(Reason reason, HttpServerRequest http);

    /** Why, as far as a person is concerned. */
    enum Reason {
        /** The request makes no sense. */
        REQUEST(400),
        /** It may work later. */
        UNAVAILABLE(503),
        /** The server is at fault. */
        SERVER(500);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        /** Status of the answer. */
        public int status() {
            return status;
        }
    }
}
