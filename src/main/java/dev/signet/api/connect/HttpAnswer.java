package dev.signet.api.connect;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.Map;

/**
 * The response of a call: HTTP status, additional headers, and a body.
 *
 * @param headers includes {@code Content-Type} unless the body is empty
 */
record HttpAnswer(int status, Map<String, String> headers, Buffer body) {
    HttpAnswer {
        headers = Map.copyOf(headers);
    }

    static HttpAnswer of(int status, String contentType, byte[] body) {
        return new HttpAnswer(status, Map.of("Content-Type", contentType), Buffer.buffer(body));
    }

    /** A response without a body. */
    static HttpAnswer empty(int status, Map<String, String> headers) {
        return new HttpAnswer(status, headers, Buffer.buffer());
    }

    /** Returns a copy of this response with further headers. */
    HttpAnswer with(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(others);
        return new HttpAnswer(status, all, body);
    }

    /** Writes the response; called on the event loop. */
    void write(HttpServerResponse response) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == 204) {
            response.end();
        } else {
            response.end(body);
        }
    }
}
