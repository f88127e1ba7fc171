package dev.signet.api.rest;

import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/**
 * A response: status, additional headers and a JSON body.
 *
 * @param body JSON; empty for none
 */
record RestAnswer(int status, Map<String, String> headers, String body) {
    RestAnswer {
        headers = Map.copyOf(headers);
    }

    /** A response without content. */
    static RestAnswer empty(Map<String, String> headers) {
        return new RestAnswer(204, headers, "");
    }

    /** Writes the response; called on the event loop. */
    void write(HttpServerResponse response) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
        response.putHeader("Cache-Control", "no-store");
        if (status == 204) {
            response.end();
        } else {
            response.putHeader("Content-Type", "application/json");
            response.end(body);
        }
    }
}
