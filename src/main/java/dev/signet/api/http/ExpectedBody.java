package dev.signet.api.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Asks a client to send the body of its request if the client waits to be asked (RFC 9110 section 10.1.1). */
public final class ExpectedBody {
    private ExpectedBody() {}

    /** Sends the status 100 if the request expects it, which a request over HTTP/1.0 never does. */
    public static void ask(HttpServerRequest request) {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))
                && request.version() != HttpVersion.HTTP_1_0) {
            request.response().writeContinue();
        }
    }
}
