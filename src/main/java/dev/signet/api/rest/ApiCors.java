package dev.signet.api.rest;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/**
 * Lets browser code of every origin call the API and read what it answers, errors too: the token in the request
 * authenticates, and cookies take no part, so no origin is reflected and none is given credentials.
 */
final class ApiCors {
    private static final String ANY = "*";
    // The wildcard does not stand for Authorization (Fetch standard, section 3.3.4), so they are named.
    private static final String REQUEST_HEADERS =
            "Accept-Language, Authorization, Content-Encoding, Content-Type, DPoP, Traceparent, X-Request-Id, X-Zitadel-Orgid";
    private static final String ANSWER_HEADERS = "Allow, DPoP-Nonce, Retry-After, WWW-Authenticate";
    private static final String SECONDS_TO_REMEMBER = "600";

    private ApiCors() {}

    /** Opens whatever will be answered, before it is known. */
    static void open(HttpServerRequest request) {
        if (request.headers().contains("Origin")) {
            HttpServerResponse response = request.response();
            response.putHeader("Access-Control-Allow-Origin", ANY);
            response.putHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
        }
    }

    /** Whether a browser asks before the request itself. */
    static boolean isPreflight(HttpServerRequest request) {
        return request.method().name().equals("OPTIONS")
                && request.headers().contains("Origin")
                && request.headers().contains("Access-Control-Request-Method");
    }

    /** Header fields that answer a preflight. */
    static Map<String, String> preflight(String methods) {
        return Map.of(
                "Access-Control-Allow-Methods",
                methods,
                "Access-Control-Allow-Headers",
                REQUEST_HEADERS,
                "Access-Control-Max-Age",
                SECONDS_TO_REMEMBER);
    }
}
